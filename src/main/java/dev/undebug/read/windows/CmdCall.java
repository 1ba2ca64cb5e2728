package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a command of PowerShell hands to the other shell of Windows: {@code cmd /c "cd shop && python app.py"}. */
final class CmdCall {
    private static final Pattern COMMAND =
            Pattern.compile("(?i)cmd(?:\\.exe)?\\s+(?:/(?![ck])[a-z](?::\\w+)?\\s+){0,10}/[ck]\\s*(?=\\S)");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?i)\\$env:([A-Za-z_]\\w*)|\\$\\{env:([A-Za-z_]\\w*)\\}|(\\$PSScriptRoot\\b|\\$\\{PSScriptRoot\\})"
                    + "|\\$(?:\\w+|\\{[^}]{0,200}\\}|\\([^()]{0,200}\\))");

    private CmdCall() {}

    /** Returns the text, as that shell gets it; empty if a command is another one or hands over several words. */
    static Optional<MappedText> of(MappedText command) {
        Matcher call = COMMAND.matcher(command.text());
        if (!call.lookingAt()) {
            return Optional.empty();
        }
        MappedText text = command.sub(call.end(), command.length()).strip();
        return PowerShellString.isQuoted(text) ? Optional.of(batch(PowerShellString.unquoted(text))) : Optional.empty();
    }

    /** Returns the same if a process is started with this command line. */
    static Optional<MappedText> ofProcess(MappedText command) {
        Matcher call = COMMAND.matcher(command.text());
        return call.lookingAt() ? Optional.of(batch(command.sub(call.end(), command.length()))) : Optional.empty();
    }

    /** PowerShell fills in its variables before the other shell gets the text. */
    private static MappedText batch(MappedText written) {
        int last = written.text().lastIndexOf('"');
        MappedText text = written.peek(0) == '"' && last > 0 ? written.sub(1, last) : written;
        MappedText.Builder out = new MappedText.Builder(text.span().start());
        Matcher variable = VARIABLE.matcher(text.text());
        int at = 0;
        while (variable.find()) {
            out.append(text, at, variable.start());
            String name = variable.group(1) != null ? variable.group(1) : variable.group(2);
            String unnamed = variable.group(3) != null ? "%CD%" : BatchText.UNKNOWN;
            out.append(name != null ? "%" + name + "%" : unnamed, text.span(variable.start(), variable.end()));
            at = variable.end();
        }
        out.append(text, at, text.length());
        return out.build();
    }
}
