package dev.undebug.cli;

import java.util.ArrayList;
import java.util.List;

/** Makes text from a repository safe for a terminal: its control characters must have no effect. */
final class Printable {
    private static final int FIRST_PICTURE = 0x2400;
    private static final int DELETE = 0x7f;
    private static final String TAB = "    ";

    private Printable() {}

    /** Returns the text with tabs as spaces and other nonprinting characters made visible. */
    static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        if (c == '\t') {
            shown.append(TAB);
        } else if (c < ' ') {
            shown.appendCodePoint(FIRST_PICTURE + c);
        } else if (c == DELETE || isInvisible(c)) {
            shown.append(String.format("\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    /** Wraps text between words; a longer word stays whole. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : of(text).split(" +")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
