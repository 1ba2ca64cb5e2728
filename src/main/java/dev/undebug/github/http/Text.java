package dev.undebug.github.http;

import java.nio.charset.StandardCharsets;

/** Truncates text to GitHub's limits. */
public final class Text {
    private static final String ELLIPSIS = "…";

    private Text() {}

    /** Returns at most this many characters, and never half of one. */
    public static String clamp(String text, int most) {
        return text.length() <= most ? text : text.substring(0, boundary(text, most - 1)) + ELLIPSIS;
    }

    /** Returns the text truncated to this many bytes in UTF-8. */
    public static String clampBytes(String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int room = most - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            room -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (room < 0) {
                break;
            }
            end += Character.charCount(code);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** Returns at most this many characters, including the last line, which contains a comment's marker. */
    public static String clampBeforeLastLine(String text, int most) {
        int last = text.lastIndexOf('\n');
        if (text.length() <= most || last < 0 || text.length() - last >= most) {
            return clamp(text, most);
        }
        String tail = text.substring(last);
        return clamp(text.substring(0, last), most - tail.length()) + tail;
    }

    private static int boundary(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
