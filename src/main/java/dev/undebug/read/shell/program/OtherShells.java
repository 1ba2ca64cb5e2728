package dev.undebug.read.shell.program;

import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts of fish and csh, with the commands of these shells that set variables as those of sh. Other commands are
 * mostly the same; a block that sh knows no end of may run.
 */
public final class OtherShells {
    private static final Pattern NAME = Pattern.compile(".*\\.(?:fish|csh)");
    private static final Pattern FIRST_LINE =
            Pattern.compile("\uFEFF?#!\\s*\\S*/(?:env (?:-S )?)?(?:\\S*/)?(?:fish|t?csh)\\b");

    private static final Pattern COMMAND = Pattern.compile("(?m)(?<=^|;|&&)[ \\t]*+"
            + "(?:(?:setenv|set[ \\t]++(?:-[\\w&&[^x]]*+x\\w*+|--export)(?:[ \\t]++-\\w++)*+)[ \\t]++(?<name>[A-Za-z_]\\w*+)[ \\t]++"
            + "(?<value>\"[^\"\\r\\n]*\"|'[^'\\r\\n]*'|[^\\s;&|#\"']+)"
            + "|(?:unsetenv|set[ \\t]++(?:-[\\w&&[^e]]*+e\\w*+|--erase))[ \\t]++(?<unset>[A-Za-z_]\\w*+))"
            + "(?=[ \\t]*(?:$|;|#|&&))");

    private OtherShells() {}

    /** Returns the text of a script, which sh can read. */
    public static MappedText text(SourceFile file) {
        MappedText text =
                MappedText.of(file, new Span(Lines.start(file), file.text().length()));
        boolean other = NAME.matcher(file.path()).matches()
                || FIRST_LINE.matcher(file.text()).lookingAt();
        return other ? translated(text) : text;
    }

    private static MappedText translated(MappedText text) {
        MappedText.Builder shell = new MappedText.Builder(text.span().start());
        Matcher command = COMMAND.matcher(text.text());
        int at = 0;
        while (command.find()) {
            shell.append(text, at, command.start());
            if (command.group("unset") != null) {
                shell.append("unset ", text.span(command.start(), command.start("unset")));
                shell.append(text, command.start("unset"), command.end());
            } else {
                shell.append("export ", text.span(command.start(), command.start("name")));
                shell.append(text, command.start("name"), command.end("name"));
                shell.append("=", text.span(command.end("name"), command.start("value")));
                shell.append(text, command.start("value"), command.end());
            }
            at = command.end();
        }
        shell.append(text, at, text.length());
        return shell.build();
    }
}
