package dev.undebug.read.shell.program;

import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts of fish and csh, as text that sh can read. What their conditions ask is not known. */
public final class OtherShells {
    private static final Pattern FIRST_LINE =
            Pattern.compile("\uFEFF?#!\\s*\\S*/(?:env (?:-S )?)?(?:\\S*/)?(fish|t?csh)\\b");
    private static final String FISH = "fish";

    private OtherShells() {}

    /** Returns the text of a script, which sh can read. */
    public static MappedText text(SourceFile file) {
        MappedText text =
                MappedText.of(file, new Span(Lines.start(file), file.text().length()));
        Matcher first = FIRST_LINE.matcher(file.text());
        if (first.lookingAt()) {
            return first.group(1).equals(FISH) ? FishText.shell(text) : CshText.shell(text);
        }
        if (file.path().endsWith("." + FISH)) {
            return FishText.shell(text);
        }
        return file.path().endsWith(".csh") ? CshText.shell(text) : text;
    }
}
