package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a command hands to PowerShell: {@code powershell -NoProfile -Command "flask run"}. */
final class PowerShellCall {
    private static final String FOLDER = "folder";
    private static final String OPTIONS = "(?:[-/](?:No(?:Profile|Logo|Exit|nInteractive)|nop|noni|nol|noe|sta|mta)\\s+"
            + "|[-/](?:ExecutionPolicy|ep|exec|ex|WindowStyle|w|Version|v|InputFormat|OutputFormat)\\s+[\\w.]++\\s+"
            + "|[-/](?:WorkingDirectory|wd|wo)\\s+(?<folder>\"[^\"]*\"|'[^']*'|[^\\s\"';]++)\\s+){0,10}+";
    private static final Pattern COMMAND =
            Pattern.compile("(?i)(?:[&]\\s+)?(?:\"[^\"]*[\\\\/])?(?:powershell|pwsh)(?:\\.exe)?\"?\\s+" + OPTIONS
                    + "[-/]c(?:ommand|om)?\\s+(?=\\S)");

    /** Only the PowerShell of Windows itself takes other words for a command. */
    private static final Pattern WORDS = Pattern.compile("(?i)powershell(?:\\.exe)?\\s+" + OPTIONS + "(?=[^\\s/-])");

    private static final Pattern EVALUATED =
            Pattern.compile("(?i)(?:Invoke-Expression|iex)\\s+(?:-Command\\s+)?(?:\"([^\"]+)\"|'([^']+)')");

    private PowerShellCall() {}

    /** Returns the text that another PowerShell runs; empty if a command starts none. */
    static Optional<MappedText> of(MappedText command) {
        return handed(command, PowerShellCall::unquoted);
    }

    /** Returns the same if a command is one of PowerShell, whose quotes it has. */
    static Optional<MappedText> ofPowerShell(MappedText command) {
        return handed(
                command, text -> PowerShellString.isQuoted(text) ? PowerShellString.unquoted(text) : unquoted(text));
    }

    private static Optional<MappedText> handed(MappedText command, UnaryOperator<MappedText> unquoted) {
        for (Pattern pattern : List.of(COMMAND, WORDS)) {
            Matcher call = pattern.matcher(command.text());
            if (call.lookingAt()) {
                MappedText text =
                        unquoted.apply(command.sub(call.end(), command.length()).strip());
                return Optional.of(
                        call.group(FOLDER) == null
                                ? text
                                : in(command.sub(call.start(FOLDER), call.end(FOLDER)), text));
            }
        }
        return Optional.empty();
    }

    private static MappedText in(MappedText folder, MappedText text) {
        MappedText.Builder all = new MappedText.Builder(folder.span().start());
        all.append("cd ", folder.span());
        all.append(folder, 0, folder.length());
        all.append("\n", folder.span());
        all.append(text, 0, text.length());
        return all.build();
    }

    /** Returns the text that a command runs in this PowerShell. */
    static Optional<MappedText> evaluated(MappedText command) {
        Matcher evaluated = EVALUATED.matcher(command.text());
        if (!evaluated.matches()) {
            return Optional.empty();
        }
        int group = evaluated.group(1) != null ? 1 : 2;
        return Optional.of(command.sub(evaluated.start(group), evaluated.end(group)));
    }

    /** Returns what is in quotes, in which a backslash keeps the quotes inside. */
    private static MappedText unquoted(MappedText text) {
        if (text.peek(0) != '"') {
            return text;
        }
        MappedText.Builder inner = new MappedText.Builder(text.span().start());
        int at = 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && text.peek(at + 1) == '"' ? 1 : 0;
            inner.append(text, at, at + 1);
            at++;
        }
        return inner.build();
    }
}
