package dev.undebug.read.shell.syntax;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.WordReader;

/** Finds the ends of quoted text, expansions and words. */
public final class ShellQuotes {
    private ShellQuotes() {}

    /** Returns the index after the word that begins at the index. */
    static int wordEnd(MappedText in, int from) {
        int at = isProcess(in, from) ? process(in, from) : from;
        while (at < in.length() && !ShellCursor.endsWord(in.charAt(at))) {
            at = pieceEnd(in, at);
        }
        boolean opens = at < in.length() && in.charAt(at) == '(' && ArrayAssignment.open(in, from, at) == at;
        return opens ? arrayEnd(in, at) : at;
    }

    /** Returns the index after the elements of an array, or that of the bracket if it is never closed. */
    private static int arrayEnd(MappedText in, int open) {
        int at = open + 1;
        while (at < in.length() && in.charAt(at) != ')') {
            char before = in.charAt(at - 1);
            if (in.charAt(at) == '#' && (before == '(' || Character.isWhitespace(before))) {
                while (at < in.length() && in.charAt(at) != '\n') {
                    at++;
                }
            } else {
                at = pieceEnd(in, at);
            }
        }
        return at < in.length() ? at + 1 : open;
    }

    /** Returns the index after the character, the quoted text or the expansion at the index. */
    private static int pieceEnd(MappedText in, int at) {
        return switch (in.charAt(at)) {
            case '\\' -> Math.min(in.length(), at + (in.peek(at + 1) == '\r' && in.peek(at + 2) == '\n' ? 3 : 2));
            case '\'' -> after(in, at + 1, '\'');
            case '"' -> doubleQuoted(in, at);
            case '`' -> WordReader.backticks(in, at);
            case '$' -> expansion(in, at);
            default -> at + 1;
        };
    }

    /** Returns the index after an expansion that begins with the dollar sign at the index. */
    public static int expansion(MappedText in, int at) {
        return switch (in.peek(at + 1)) {
            case '(' -> closing(in, at + 1, '(', ')');
            case '{' -> closing(in, at + 1, '{', '}');
            default -> at + 1;
        };
    }

    /** Returns a command between backticks in its other form, without the backslashes which only this one needs. */
    public static MappedText parenthesised(MappedText in, int open, int after, boolean quoted) {
        MappedText.Builder same = new MappedText.Builder(in.span(open, after).start());
        same.append("$(", in.span(open, open + 1));
        int at = open + 1;
        while (at < after - 1) {
            boolean escapes = in.charAt(at) == '\\' && (quoted ? "$`\\\"" : "$`\\").indexOf(in.peek(at + 1)) >= 0;
            int from = escapes ? at + 1 : at;
            same.append(in, from, from + 1);
            at = from + 1;
        }
        same.append(")", in.span(after - 1, after));
        return same.build();
    }

    /** Returns whether a program's output or input is named at the index: {@code <(sort names)}. */
    public static boolean isProcess(MappedText in, int at) {
        return (in.peek(at) == '<' || in.peek(at) == '>') && in.peek(at + 1) == '(';
    }

    /** Returns the index after the program whose output or input is named at the index. */
    public static int process(MappedText in, int at) {
        return closing(in, at + 1, '(', ')');
    }

    /** Returns a word without its quotes. */
    public static String unquoted(String word) {
        return word.replace("\"", "").replace("'", "");
    }

    private static int doubleQuoted(MappedText in, int quote) {
        int at = quote + 1;
        while (at < in.length() && in.charAt(at) != '"') {
            at = in.charAt(at) == '\'' ? at + 1 : pieceEnd(in, at);
        }
        return Math.min(in.length(), at + 1);
    }

    /** Returns the index after the bracket that closes the one at the index, or the end. */
    private static int closing(MappedText in, int from, char open, char close) {
        int nesting = 0;
        int at = from;
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '\'') {
                at = after(in, at + 1, c);
            } else if (c == '`') {
                at = WordReader.backticks(in, at);
            } else if (c == '"') {
                at = plainQuoted(in, at);
            } else {
                nesting += c == open ? 1 : c == close ? -1 : 0;
                at++;
                if (nesting == 0) {
                    return at;
                }
            }
        }
        return in.length();
    }

    /** Returns the index after quoted text within brackets, in which brackets have no meaning. */
    private static int plainQuoted(MappedText in, int quote) {
        int at = quote + 1;
        while (at < in.length() && in.charAt(at) != '"') {
            at += in.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(in.length(), at + 1);
    }

    private static int after(MappedText in, int from, char quote) {
        int close = in.text().indexOf(quote, from);
        return close < 0 ? in.length() : close + 1;
    }
}
