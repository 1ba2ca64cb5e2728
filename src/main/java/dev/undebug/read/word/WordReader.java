package dev.undebug.read.word;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.Optional;

/** Reads one word: removes quotes and escapes, and substitutes known values. */
public final class WordReader {
    private static final int MAX_DEPTH = 16;

    /** Values are not substituted beyond this length: variables that double each other would grow without limit. */
    private static final int MAX_LENGTH = 4_096;

    private final MappedText in;
    private final QuotingRules dialect;
    private final MappedText.Builder out;
    private int at;
    private int end;
    private int depth;
    private boolean literal = true;
    private boolean known = true;

    private WordReader(MappedText in, QuotingRules dialect, int at) {
        this.in = in;
        this.dialect = dialect;
        this.at = at;
        this.end = in.length();
        this.out = new MappedText.Builder(in.span(at, at).start());
    }

    /** A word, and the index after it. */
    record Result(Token token, int next) {}

    /** Reads the word that starts at the index; the character there does not end a word. */
    static Result word(MappedText in, QuotingRules dialect, int from) {
        WordReader reader = new WordReader(in, dialect, from);
        while (reader.at < reader.end && !dialect.endsWord(in.charAt(reader.at))) {
            reader.unquoted();
        }
        return new Result(reader.token(in.span(from, reader.at)), reader.at);
    }

    /** Reads the whole text as one word, white space included, and removes its quotes. */
    public static Token whole(MappedText in, QuotingRules dialect) {
        WordReader reader = new WordReader(in, dialect, 0);
        while (reader.at < reader.end) {
            reader.unquoted();
        }
        return reader.token(in.span());
    }

    /** Reads the whole text as one word in which only expansions are special. */
    public static Token expanded(MappedText in, QuotingRules dialect, Span span) {
        WordReader reader = new WordReader(in, dialect, 0);
        while (reader.at < reader.end) {
            reader.plainOrExpansion();
        }
        return reader.token(span);
    }

    private Token token(Span span) {
        return new Token(out.build(), span, literal, known);
    }

    private void unquoted() {
        char c = in.charAt(at);
        if (c == '\'') {
            singleQuoted();
        } else if (c == '"') {
            doubleQuoted();
        } else if (c == dialect.escape()) {
            escaped();
        } else {
            plainOrExpansion();
        }
    }

    private void plainOrExpansion() {
        char c = in.charAt(at);
        if (c == '$') {
            expansion();
        } else if (c == '`' && dialect.operators()) {
            unknown(Math.min(end, backticks(in, at)));
        } else {
            copy(1);
        }
    }

    /** Returns the index after a command between backticks, which begins at the index. */
    public static int backticks(MappedText in, int open) {
        int at = open + 1;
        while (at < in.length() && in.charAt(at) != '`') {
            at += in.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(in.length(), at + 1);
    }

    private void copy(int count) {
        out.append(in, at, at + count);
        at += count;
    }

    private void singleQuoted() {
        at++;
        while (at < end && in.charAt(at) != '\'') {
            // Compose substitutes values before it looks at quotes.
            if (dialect.doubledDollar()) {
                plainOrExpansion();
            } else {
                copy(1);
            }
        }
        at = Math.min(at + 1, end);
    }

    private void doubleQuoted() {
        at++;
        while (at < end && in.charAt(at) != '"') {
            if (in.charAt(at) == dialect.escape() && isEscapedInQuotes(in.peek(at + 1))) {
                escaped();
            } else {
                plainOrExpansion();
            }
        }
        at = Math.min(at + 1, end);
    }

    private boolean isEscapedInQuotes(char c) {
        return c == '"' || c == '$' || c == '`' || c == '\n' || c == '\r' || c == dialect.escape();
    }

    /** Reads an escaped character as it is, or an escaped line end as nothing. */
    private void escaped() {
        at++;
        if (at < end && in.charAt(at) == '\r' && in.peek(at + 1) == '\n') {
            at += 2;
        } else if (at < end && (in.charAt(at) == '\n' || in.charAt(at) == '\r')) {
            at++;
        } else if (at < end) {
            copy(1);
        }
    }

    private void expansion() {
        char next = at + 1 < end ? in.charAt(at + 1) : '\0';
        if (next == '$' && dialect.doubledDollar()) {
            at++;
            copy(1);
        } else if (next == '{') {
            braces();
        } else if (isNameStart(next)) {
            int after = nameEnd(at + 1);
            variable(in.text().substring(at + 1, after), after);
        } else if (next == '(' && dialect.operators()) {
            unknown(closing(at + 1, '(', ')'));
        } else if (dialect.operators() && next != '\0' && "0123456789@*#?!-$".indexOf(next) >= 0) {
            unknown(at + 2);
        } else {
            copy(1);
        }
    }

    private void braces() {
        int after = closing(at + 1, '{', '}');
        int nameEnd = nameEnd(at + 2);
        String name = in.text().substring(at + 2, nameEnd);
        int operator = in.peek(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
        char kind = in.peek(operator);
        // With a colon, an empty value counts as unset.
        Optional<String> value =
                dialect.variables().value(name).filter(found -> operator == nameEnd || !found.isEmpty());
        boolean closed = in.charAt(after - 1) == '}';
        boolean set = dialect.variables().value(name).isPresent();
        boolean decided = set || dialect.variables().isUnset(name);
        if (name.isEmpty()
                || !closed
                || depth == MAX_DEPTH
                || dialect.variables().isUnknown(name)) {
            unknown(after);
        } else if (kind == '+' && decided) {
            alternative(operator + 1, after, value.isPresent());
        } else if ((kind == '-' || kind == '=') && value.isEmpty()) {
            defaultValue(operator + 1, after - 1);
            at = after;
        } else if (kind == '}' || kind == '-' || kind == '=' || kind == '?') {
            variable(name, after);
        } else {
            unknown(after);
        }
    }

    /** Reads the default of {@code ${NAME:-default}} in place, so that its characters keep their own places. */
    private void defaultValue(int from, int to) {
        literal = false;
        int outerEnd = end;
        at = from;
        end = to;
        depth++;
        while (at < end) {
            if (dialect.doubledDollar()) {
                plainOrExpansion();
            } else {
                unquoted();
            }
        }
        depth--;
        end = outerEnd;
    }

    /** Reads {@code ${NAME:+alternative}} of a variable that is set. */
    private void alternative(int from, int after, boolean taken) {
        literal = false;
        if (taken) {
            defaultValue(from, after - 1);
        }
        at = after;
    }

    private void variable(String name, int after) {
        Optional<String> value = dialect.variables().isUnset(name)
                ? Optional.of("")
                : dialect.variables().value(name);
        if (value.isEmpty() || out.length() > MAX_LENGTH) {
            unknown(after);
            return;
        }
        literal = false;
        out.append(value.get(), in.span(at, after));
        at = after;
    }

    private void unknown(int after) {
        literal = false;
        known = false;
        copy(after - at);
    }

    /** Returns the index after the bracket that closes the one at the index, or the end. */
    private int closing(int from, char open, char close) {
        int nesting = 0;
        for (int i = from; i < end; i++) {
            char c = in.charAt(i);
            if (c == open) {
                nesting++;
            } else if (c == close && --nesting == 0) {
                return i + 1;
            }
        }
        return end;
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < end && (isNameStart(in.charAt(i)) || (i > from && isDigit(in.charAt(i))))) {
            i++;
        }
        return i;
    }

    public static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
