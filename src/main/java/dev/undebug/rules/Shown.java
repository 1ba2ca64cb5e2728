package dev.undebug.rules;

import dev.undebug.python.eval.Traced;

/** Values for people. */
final class Shown {
    private static final int MAX = 40;

    private Shown() {}

    /** Returns the value in a code span. */
    static String of(Traced value) {
        return code(value.shown());
    }

    static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace('`', '\'');
        return "`" + (line.length() > MAX ? line.substring(0, MAX) + "…" : line) + "`";
    }
}
