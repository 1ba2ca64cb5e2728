package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Weight;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the requirements and constraints files of pip, which takes any name. Customary ones count by themselves, in any
 * case of letters: {@code Requirements.txt}, {@code requirement.txt}, {@code requirments.txt}, {@code reqs.txt}.
 */
public final class RequirementsReader implements Reader {
    /** The word as people spell it: {@code requirement}, {@code requirments}, {@code requriements}. */
    private static final String WORD = "req[a-z]{0,5}m[a-z]{1,4}ts?";

    private static final PathPattern PATH = PathPattern.of(
            Pattern.compile("(?i)(?:.*/)?(?:[^/]*(?:" + WORD + "|constraints)[^/]*"
                    + "|(?:[^/]*[._-])?(?:reqs?|requires)(?:[._-][^/]*)?"
                    + "|requirements/[^/]*)\\.(?:txt|in|pip)"),
            ".txt",
            ".TXT",
            ".in",
            ".pip");

    @Override
    public boolean reads(String path) {
        return PATH.matches(path);
    }

    @Override
    public boolean reads(NamedAs kind) {
        return kind == NamedAs.REQUIREMENTS;
    }

    /**
     * A requirements file that is too long, or in the encoding of the Windows console, only leaves versions unknown.
     */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_NOTHING;
    }

    @Override
    public FileFacts read(SourceFile file) {
        if (CondaEnvironment.is(file)) {
            return FileFacts.ofUnits(file, List.of()).with(CondaEnvironment.packaging(file));
        }
        RequirementLines lines = new RequirementLines(file);
        int line = 1;
        while (line <= file.lineCount()) {
            MappedText.Builder joined =
                    new MappedText.Builder(Lines.line(file, line).start());
            boolean more = append(file, line++, joined);
            while (more && line <= file.lineCount()) {
                more = append(file, line++, joined);
            }
            lines.add(joined.build());
        }
        return FileFacts.ofUnits(file, List.of()).with(lines.packaging());
    }

    /** Appends a line and returns whether it continues on the next one. */
    private static boolean append(SourceFile file, int line, MappedText.Builder joined) {
        MappedText text = MappedText.of(file, Lines.line(file, line));
        boolean more = text.text().endsWith("\\");
        joined.append(text, 0, more ? text.length() - 1 : text.length());
        return more;
    }
}
