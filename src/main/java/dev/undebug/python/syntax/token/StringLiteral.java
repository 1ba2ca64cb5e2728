package dev.undebug.python.syntax.token;

/** A string literal without replacement fields. */
public record StringLiteral(boolean isBytes, String value) {
    /** Reads the literal between two offsets, prefix and quotes included. */
    public static StringLiteral at(String text, int start, int end, CharacterNames names) {
        int open = start;
        boolean raw = false;
        boolean bytes = false;
        while (text.charAt(open) != '"' && text.charAt(open) != '\'') {
            char prefix = text.charAt(open++);
            raw |= prefix == 'r' || prefix == 'R';
            bytes |= prefix == 'b' || prefix == 'B';
        }
        int quotes = end - open >= 6
                        && text.charAt(open + 1) == text.charAt(open)
                        && text.charAt(open + 2) == text.charAt(open)
                ? 3
                : 1;
        String content = text.substring(open + quotes, end - quotes);
        return new StringLiteral(bytes, Escapes.decode(content, raw, names));
    }
}
