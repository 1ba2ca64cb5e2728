package dev.undebug.read.text;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.toml.TomlNode;
import java.util.Optional;

/** TOML strings with decoded escapes, and with their places. */
public final class TomlText {
    private static final String ESCAPES = "btnfre\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\u001B\"\\";

    private final String source;
    private final int end;
    private final boolean escapes;
    private final MappedText.Builder out;
    private int at;

    private TomlText(String source, Span inner, boolean escapes) {
        this.source = source;
        this.at = inner.start();
        this.end = inner.end();
        this.escapes = escapes;
        this.out = new MappedText.Builder(inner.start());
    }

    /** Returns a variable. Fly and pytest-env accept numbers and booleans, too. */
    public static EnvVar variable(SourceFile file, TomlNode.Entry entry) {
        return new EnvVar(
                entry.name(),
                written(file, entry.value()),
                file.place(entry.span()),
                entry.value().span(),
                EnvVar.Notation.STRING);
    }

    private static Optional<String> written(SourceFile file, TomlNode value) {
        if (value instanceof TomlNode.Whole whole) {
            return Optional.of(Long.toString(whole.number()));
        }
        return value instanceof TomlNode.Bool
                ? Optional.of(file.slice(value.span()))
                : of(file, value).map(MappedText::text);
    }

    /** Returns a string's text; empty for other values. */
    public static Optional<MappedText> of(SourceFile file, TomlNode value) {
        return value instanceof TomlNode.Text text ? Optional.of(text(file, text)) : Optional.empty();
    }

    private static MappedText text(SourceFile file, TomlNode.Text value) {
        String source = file.text();
        Span span = value.span();
        String quote = source.substring(span.start(), span.start() + 1);
        int quotes = span.end() - span.start() >= 6 && source.startsWith(quote.repeat(3), span.start()) ? 3 : 1;
        Span inner = new Span(span.start() + quotes, Math.max(span.start() + quotes, span.end() - quotes));
        TomlText text = new TomlText(source, inner, quote.equals("\""));
        if (quotes == 3) {
            text.skipFirstLineEnd();
        }
        MappedText read = text.read();
        return read.text().equals(value.text()) ? read : MappedText.at(value.text(), inner);
    }

    private void skipFirstLineEnd() {
        at += source.startsWith("\r\n", at) ? 2 : source.startsWith("\n", at) ? 1 : 0;
    }

    private MappedText read() {
        while (at < end) {
            if (escapes && source.charAt(at) == '\\' && at + 1 < end) {
                escape();
            } else {
                // A CRLF counts as one LF, as for the programs that read such files.
                at += source.startsWith("\r\n", at) ? 1 : 0;
                out.append(source.charAt(at), at, at + 1);
                at++;
            }
        }
        return out.build();
    }

    private void escape() {
        char c = source.charAt(at + 1);
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        int known = ESCAPES.indexOf(c);
        if (digits > 0 && at + 2 + digits <= end) {
            codePoint(at + 2 + digits);
        } else if (known >= 0) {
            out.append(ESCAPED.charAt(known), at, at + 2);
            at += 2;
        } else {
            // An escaped line end, and all white space up to the next character.
            at++;
            while (at < end && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        }
    }

    private void codePoint(int next) {
        try {
            int codePoint = Integer.parseInt(source, at + 2, next, 16);
            out.append(Character.toString(codePoint), new Span(at, next));
        } catch (IllegalArgumentException noCharacter) {
            out.append(source.substring(at, next), new Span(at, next));
        }
        at = next;
    }
}
