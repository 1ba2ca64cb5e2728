package dev.undebug.read.terraform;

import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that {@code templatefile()} makes of a script: its expressions are unknown, and {@code $${NAME}} is what the
 * script itself expands. Lines that a directive decides become those of a condition of the shell.
 */
final class TerraformScript {
    private static final int MAX_EXPRESSION = 300;

    /** A directive that is a line of its own. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("(?m)^[ \\t]*+%\\{~?[ \\t]*+(if|else|endif|for|endfor)\\b[^\\n{}]*+}[ \\t]*+\\r?$");

    private static final Pattern ANY_DIRECTIVE = Pattern.compile("(?<!%)%\\{~?[ \\t]*+(?:if|else|endif|for|endfor)\\b");

    /** The tags of another language of templates. */
    private static final Pattern OTHER = Pattern.compile(
            "\\{\\{-?\\s{0,20}+(?:if|else|end|range|with|define|template|include)\\b|\\{\\{-?\\s{0,20}+[.$]");

    /** A condition of which nobody knows whether it holds. */
    private static final String ASKED = "if [ -n \"" + TemplatePlaceholders.UNKNOWN + "\" ]; then";

    private final MappedText written;
    private final MappedText.Builder made;

    private TerraformScript(MappedText written) {
        this.written = written;
        this.made = new MappedText.Builder(written.span().start());
    }

    /** Returns the text of a script; empty if it is a template of another tool, or not known well enough. */
    static Optional<MappedText> of(SourceFile file) {
        MappedText written =
                MappedText.of(file, new Span(Lines.start(file), file.text().length()));
        return OTHER.matcher(written.text()).find() ? Optional.empty() : of(written);
    }

    /** Returns the text of a script with its expressions filled in; empty if it is not known well enough. */
    static Optional<MappedText> of(MappedText written) {
        String text = written.text();
        boolean documents = text.contains("<<");
        long inLines = DIRECTIVE.matcher(text).results().count();
        long all = ANY_DIRECTIVE.matcher(text).results().count();
        // Inside a here-document, the condition would be a part of the text.
        if (all > inLines || (documents && all > 0)) {
            return Optional.empty();
        }
        return Optional.of(new TerraformScript(written).made());
    }

    /** Removes the indentation of the first line from all lines, as {@code <<-EOF} says. */
    static MappedText unindented(MappedText text) {
        int indentation = text.length() - text.text().stripLeading().length();
        MappedText.Builder lines = new MappedText.Builder(text.span().start());
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean removed = column < indentation && (c == ' ' || c == '\t');
            if (!removed) {
                lines.append(text, i, i + 1);
            }
            column = c == '\n' ? 0 : removed ? column + 1 : indentation;
        }
        return lines.build();
    }

    private MappedText made() {
        Matcher directive = DIRECTIVE.matcher(written.text());
        int at = 0;
        while (directive.find()) {
            expressions(at, directive.start());
            made.append(line(directive.group(1)), written.span(directive.start(), directive.end()));
            at = directive.end();
        }
        expressions(at, written.length());
        return made.build();
    }

    private static String line(String directive) {
        return switch (directive) {
            case "if" -> ASKED;
            case "else" -> "else";
            case "endif" -> "fi";
            default -> "";
        };
    }

    private void expressions(int from, int to) {
        int at = from;
        while (at < to) {
            char c = written.charAt(at);
            boolean begins = c == '$' && written.peek(at + 1) == '{';
            boolean escaped = (c == '$' || c == '%') && written.peek(at + 1) == c && written.peek(at + 2) == '{';
            int end = begins ? end(at + 2, to) : at + 1;
            if (escaped) {
                made.append(written, at + 1, at + 3);
                end = at + 3;
            } else if (begins) {
                made.append(String.valueOf(TemplatePlaceholders.UNKNOWN), written.span(at, end));
            } else {
                made.append(written, at, at + 1);
            }
            at = end;
        }
    }

    /** Returns the index after an expression, which may contain objects and strings with expressions. */
    private int end(int from, int to) {
        int open = 1;
        int at = from;
        while (at < Math.min(to, from + MAX_EXPRESSION)) {
            char c = written.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (open == 0) {
                return at;
            }
        }
        return at;
    }
}
