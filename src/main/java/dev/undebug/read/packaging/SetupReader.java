package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the console scripts of a {@code setup.py}, and the requirements that it lists as texts. The file is also analysed
 * as a Python program.
 */
final class SetupReader implements Reader {
    private static final int MAX_REQUIREMENTS = 500;
    private static final Pattern REQUIRES = Pattern.compile("\\binstall_requires\\s*=\\s*[\\[(]");

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals("setup.py");
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(file, List.of())
                .with(new Packaging(requirements(file), List.of(), ConsoleScripts.ofSetup(file)));
    }

    private static List<Requirement> requirements(SourceFile file) {
        List<Requirement> requirements = new ArrayList<>();
        Matcher list = REQUIRES.matcher(file.text());
        if (list.find()) {
            texts(file.text(), list.end()).forEach(span -> RequirementLine.read(file, MappedText.of(file, span))
                    .ifPresent(requirements::add));
        }
        return requirements;
    }

    /** Returns the texts of a list, without their quotes, until its end; remarks are passed over. */
    private static List<Span> texts(String text, int start) {
        List<Span> spans = new ArrayList<>();
        int at = start;
        while (at < text.length() && "])".indexOf(text.charAt(at)) < 0 && Most.room(spans.size(), MAX_REQUIREMENTS)) {
            char c = text.charAt(at);
            int end = c == '#' ? text.indexOf('\n', at) : "\"'".indexOf(c) >= 0 ? text.indexOf(c, at + 1) : at;
            if (end < 0) {
                break;
            }
            if (c != '#' && end > at) {
                spans.add(new Span(at + 1, end));
            }
            at = end + 1;
        }
        return spans;
    }
}
