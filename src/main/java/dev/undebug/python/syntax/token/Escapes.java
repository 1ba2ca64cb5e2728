package dev.undebug.python.syntax.token;

/** Decodes the text between quotes. */
public final class Escapes {
    private static final int HEX = 16;
    /** More than the longest name of a character in Unicode. */
    private static final int LONGEST_NAME = 128;

    private final String text;
    private final CharacterNames names;
    private final StringBuilder decoded;
    private int at;

    private Escapes(String text, CharacterNames names) {
        this.text = text;
        this.names = names;
        this.decoded = new StringBuilder(text.length());
    }

    /** Decodes the text of a string. Invalid escapes stay as they are. */
    static String decode(String text, boolean raw, CharacterNames names) {
        String lines = text.indexOf('\r') >= 0 ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
        return raw || lines.indexOf('\\') < 0 ? lines : new Escapes(lines, names).decode();
    }

    /** Decodes text of a formatted string, in which a doubled brace stands for one. */
    public static String decodeText(String text, boolean raw, CharacterNames names) {
        if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
            return decode(text, raw, names);
        }
        // Replacing braces first would break \N{...}, decoding escapes first would break \x7b: so piece by piece.
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && text.charAt(i + 1) == c) {
                whole.append(decode(text.substring(from, i + 1), raw, names));
                from = i + 2;
                i++;
            }
        }
        return whole.append(decode(text.substring(from), raw, names)).toString();
    }

    private String decode() {
        while (at < text.length()) {
            int backslash = text.indexOf('\\', at);
            if (backslash < 0 || backslash + 1 == text.length()) {
                break;
            }
            decoded.append(text, at, backslash);
            at = backslash + 2;
            escape(text.charAt(backslash + 1));
        }
        return decoded.append(text, at, text.length()).toString();
    }

    private void escape(char c) {
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> decoded.append(c);
            case 'a' -> decoded.append('\u0007');
            case 'b' -> decoded.append('\b');
            case 'f' -> decoded.append('\f');
            case 'n' -> decoded.append('\n');
            case 'r' -> decoded.append('\r');
            case 't' -> decoded.append('\t');
            case 'v' -> decoded.append('\u000B');
            case 'x' -> hexadecimal(c, 2);
            case 'u' -> hexadecimal(c, 4);
            case 'U' -> hexadecimal(c, 8);
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> decoded.append('\\').append(c);
        }
    }

    private void octal() {
        int end = at;
        int value = text.charAt(at - 1) - '0';
        while (end < text.length() && end < at + 2 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            value = value * 8 + text.charAt(end++) - '0';
        }
        at = end;
        decoded.append((char) value);
    }

    private void hexadecimal(char c, int digits) {
        int value = 0;
        int end = at;
        while (end < at + digits && end < text.length() && Character.digit(text.charAt(end), HEX) >= 0) {
            value = value * HEX + Character.digit(text.charAt(end++), HEX);
        }
        if (end == at + digits && Character.isValidCodePoint(value)) {
            decoded.appendCodePoint(value);
            at = end;
        } else {
            decoded.append('\\').append(c);
        }
    }

    private void named() {
        int close = closingBrace();
        int codePoint = close > at ? names.codePoint(text.substring(at + 1, close)) : CharacterNames.UNKNOWN;
        if (codePoint != CharacterNames.UNKNOWN) {
            decoded.appendCodePoint(codePoint);
            at = close + 1;
        } else {
            decoded.append("\\N");
        }
    }

    private int closingBrace() {
        if (!text.startsWith("{", at)) {
            return -1;
        }
        int limit = Math.min(text.length(), at + LONGEST_NAME);
        int close = at;
        while (close < limit && text.charAt(close) != '}') {
            close++;
        }
        return close < limit ? close : -1;
    }
}
