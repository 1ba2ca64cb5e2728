package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restores the variables that a batch file has set since {@code setlocal}, where {@code endlocal} does, and at the end of a
 * routine.
 */
final class BatchLocals {
    private static final Pattern BEGINS = Pattern.compile("(?i)setlocal\\b.*");
    private static final Pattern ENDS = Pattern.compile("(?i)endlocal\\s*");

    /** Values that a line hands on to what is around: {@code endlocal & set RESULT=%RESULT%}. */
    private static final Pattern HANDS_ON = Pattern.compile("(?i).*\\bendlocal\\b.*\\bset\\b.*");

    private static final Pattern SET = Pattern.compile("(?i)\\bset\\s+(?:/[ap]\\s+)?\"?([A-Za-z_]\\w*)=");

    /** Longer lines are not searched. */
    private static final int LONGEST = 2_000;

    private static final int MAX_RESTORED = 2_000;

    private final ShellWriter writer;
    /** How often the script sets each variable, and how often it has done so up to here. */
    private final Map<String, Integer> all = new HashMap<>();

    private final Map<String, Integer> done = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Deque<Map<String, Before>> open = new ArrayDeque<>();
    private int restored;

    /** @param known whether the text is the value */
    private record Value(MappedText text, boolean known) {}

    /**
     * A variable before {@code setlocal}.
     *
     * @param name as written
     * @param value what the script has set it to
     * @param times how often it has set it
     */
    private record Before(String name, Optional<Value> value, int times) {}

    BatchLocals(List<MappedText> lines, ShellWriter writer) {
        this.writer = writer;
        for (MappedText line : lines) {
            Matcher set = SET.matcher(line.text());
            while (set.find()) {
                all.merge(key(set.group(1)), 1, Integer::sum);
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Begins the lines of a part; what other parts set before is not known. */
    void beginPart() {
        open.clear();
        values.clear();
    }

    /** Notes that a variable is set now. */
    void set(MappedText name, MappedText value, boolean known) {
        String key = key(name.text());
        if (!open.isEmpty()) {
            open.peek()
                    .putIfAbsent(
                            key,
                            new Before(name.text(), Optional.ofNullable(values.get(key)), done.getOrDefault(key, 0)));
        }
        done.merge(key, 1, Integer::sum);
        values.put(key, new Value(value, known && !writer.isConditional()));
    }

    /** Handles a command that begins or ends a region; returns whether it is one. */
    boolean takes(MappedText command, MappedText line) {
        if (BEGINS.matcher(command.text()).matches()) {
            if (!writer.isConditional()) {
                open.push(new LinkedHashMap<>());
            }
            return true;
        }
        boolean ends = ENDS.matcher(command.text()).matches();
        if (ends && !open.isEmpty() && !writer.isConditional()) {
            Map<String, Before> region = open.pop();
            if (line.length() <= LONGEST && !HANDS_ON.matcher(line.text()).matches()) {
                restore(region, command.span());
            }
        }
        return ends;
    }

    /** Restores what a routine has changed, at its end. */
    void restoreAll(Span at) {
        open.forEach(region -> restore(region, at));
        if (!writer.isConditional()) {
            open.clear();
        }
    }

    private void restore(Map<String, Before> region, Span at) {
        region.forEach((key, before) -> {
            if (!Most.room(restored++, MAX_RESTORED)) {
                return;
            }
            MappedText name = MappedText.at(before.name(), at);
            int inside = done.getOrDefault(key, 0) - before.times();
            if (before.value().isPresent()) {
                Value value = before.value().get();
                writer.export(name, value.text(), value.known());
                values.put(key, value);
            } else if (all.getOrDefault(key, 0) > inside) {
                writer.export(name, MappedText.at("", at), false);
            } else {
                writer.unset(name);
            }
        });
    }
}
