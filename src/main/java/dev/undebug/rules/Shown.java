package dev.undebug.rules;

import dev.undebug.python.eval.outcome.Traced;
import java.util.List;

/** Formats values for people. */
final class Shown {
    private static final int MAX = 40;

    private Shown() {}

    /** Returns the value in a code span; the expression for it if only its truth is known. */
    static String of(Traced value) {
        return code(value.isKnown() ? value.shown() : value.place().text());
    }

    /** Returns a list as part of a sentence. */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace('`', '\'');
        return "`" + (line.length() > MAX ? line.substring(0, MAX) + "…" : line) + "`";
    }
}
