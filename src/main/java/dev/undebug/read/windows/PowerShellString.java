package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.regex.Pattern;

/** A word of PowerShell, as the program gets it that another command starts. */
final class PowerShellString {
    /** A word; in double quotes, a backquote or a second quote keeps a quote. */
    static final String WORD = "\"(?:[^\"`]|`.|\"\")*+\"?|'(?:[^']|'')*+'?|[^\\s,()@\"']++";

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"`]|`.|\"\")*+\"|'(?:[^']|'')*+'");
    private static final String ENVIRONMENT = "env:";

    private PowerShellString() {}

    /** Returns whether the whole text is one word in quotes. */
    static boolean isQuoted(MappedText text) {
        return QUOTED.matcher(text.text()).matches();
    }

    /** Returns a word without its quotes. */
    static MappedText unquoted(MappedText word) {
        char quote = word.peek(0);
        if (quote != '"' && quote != '\'') {
            return word;
        }
        MappedText.Builder inner = new MappedText.Builder(word.span().start());
        int at = 1;
        while (at < word.length()) {
            char c = word.charAt(at);
            boolean kept = c == quote || (c == '`' && quote == '"');
            if (c == quote && word.peek(at + 1) != quote) {
                break;
            }
            at += kept ? 1 : 0;
            if (c == '$' && quote == '"') {
                at = variable(word, at, inner);
            } else {
                inner.append(word, at, Math.min(at + 1, word.length()));
                at++;
            }
        }
        return inner.build();
    }

    /** Adds a variable whose value the program gets: what looks like {@code $env:NAME=1} in the text sets nothing. */
    private static int variable(MappedText word, int at, MappedText.Builder inner) {
        int end = at + 1;
        if (word.text().regionMatches(true, end, ENVIRONMENT, 0, ENVIRONMENT.length())) {
            end += ENVIRONMENT.length();
        }
        while (Character.isLetterOrDigit(word.peek(end)) || word.peek(end) == '_') {
            end++;
        }
        if (end == at + 1) {
            inner.append(word, at, end);
            return end;
        }
        inner.append("${", word.span(at, at + 1));
        inner.append(word, at + 1, end);
        inner.append("}", word.span(end - 1, end));
        return end;
    }
}
