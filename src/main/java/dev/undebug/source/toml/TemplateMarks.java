package dev.undebug.source.toml;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds the marks of Jinja and the like in a text: {@code {{ … }}}, {@code {% … %}} and {@code {# … #}}, each on one
 * line.
 */
final class TemplateMarks {
    private static final int NONE = Integer.MAX_VALUE;

    private final String text;
    /** The last known position of each closing half. A text of only opening halves is searched once. */
    private final Map<String, Integer> found = new HashMap<>();

    TemplateMarks(String text) {
        this.text = text;
    }

    /** Returns the offset after the mark that starts at an offset; 0 if none does. Call it with increasing offsets. */
    int end(int start) {
        if (text.charAt(start) != '{' || start + 1 == text.length()) {
            return 0;
        }
        String close =
                switch (text.charAt(start + 1)) {
                    case '{' -> "}}";
                    case '%' -> "%}";
                    case '#' -> "#}";
                    default -> "";
                };
        int end = close.isEmpty() ? NONE : next(close, start + 2);
        return end < next("\n", start) ? end + 2 : 0;
    }

    private int next(String wanted, int from) {
        int known = found.getOrDefault(wanted, -1);
        if (known < from) {
            int index = text.indexOf(wanted, from);
            known = index < 0 ? NONE : index;
            found.put(wanted, known);
        }
        return known;
    }
}
