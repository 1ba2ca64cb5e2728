package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of a batch file that begin with a label, to which {@code call :label} leads and from which it returns. */
final class BatchRoutines {
    private static final String NAME = ":([A-Za-z][\\w-]{0,40})";
    private static final Pattern LABEL = Pattern.compile("\\s*+" + NAME + "\\s*+");
    private static final Pattern CALL = Pattern.compile("(?i)call\\s++" + NAME + "(?![\\w-])");
    private static final Pattern CALLS = Pattern.compile("(?i)\\bcall[ \\t]{1,20}+" + NAME);
    private static final Pattern LEAVES =
            Pattern.compile("(?i)[\\s@]*+(?:exit(?:\\s+/b)?(?:\\s+\\S+)?|goto\\s*:?eof)\\s*");
    private static final Pattern LEAVES_ROUTINE = Pattern.compile("(?i)[\\s@]*+(?:exit\\s+/b|goto)\\b.*");

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part> byFunction = new LinkedHashMap<>();

    /**
     * A label and the lines up to the next one.
     *
     * @param index among the parts
     * @param function the name of the shell function with these lines; empty for those before the first label
     */
    record Part(int index, String function, List<MappedText> lines) {
        /** Returns whether it ends where the next part begins. */
        private boolean runsOn() {
            return lines.stream()
                    .map(line -> BatchRemark.without(line).text())
                    .filter(line -> !line.isBlank())
                    .reduce((line, next) -> next)
                    .filter(BatchRoutines::leaves)
                    .isEmpty();
        }
    }

    BatchRoutines(List<MappedText> lines) {
        Part part = new Part(0, "", new ArrayList<>());
        parts.add(part);
        for (MappedText line : lines) {
            String function = label(line.text()).map(BatchRoutines::function).orElse("");
            if (!function.isEmpty() && !byFunction.containsKey(function)) {
                part = new Part(parts.size(), function, new ArrayList<>());
                parts.add(part);
                byFunction.put(function, part);
            }
            part.lines().add(line);
        }
    }

    /** Returns the label that a line consists of. */
    static Optional<String> label(String line) {
        return Optional.of(LABEL.matcher(line)).filter(Matcher::matches).map(label -> label.group(1));
    }

    /** Returns whether a command ends the script, or the routine. */
    static boolean leaves(String command) {
        return LEAVES.matcher(command).matches();
    }

    /** Returns whether a command that leaves a routine goes on after its call. */
    static boolean returns(String command) {
        return LEAVES_ROUTINE.matcher(command).matches();
    }

    /** Returns the call of a routine at the beginning of a command. */
    static Optional<MatchResult> call(String command) {
        return Optional.of(CALL.matcher(command)).filter(Matcher::lookingAt).map(Matcher::toMatchResult);
    }

    /** Returns the function of a label, under a name that no program has. */
    static String function(String label) {
        return "label_" + label.toLowerCase(Locale.ROOT);
    }

    boolean isDefined(String function) {
        return byFunction.containsKey(function);
    }

    /** Returns the part into which another one runs at its end. */
    Optional<Part> after(Part part) {
        int next = part.index() + 1;
        return part.runsOn() && next < parts.size() ? Optional.of(parts.get(next)) : Optional.empty();
    }

    /** Returns the lines with which the script begins. */
    Part first() {
        return parts.get(0);
    }

    /** Returns the other parts that may run; none if nothing calls a part, so that the lines run as they are written. */
    List<Part> reached() {
        if (parts.stream().noneMatch(part -> calls(part).findAny().isPresent())) {
            return List.of();
        }
        Map<String, Part> reached = new LinkedHashMap<>();
        Deque<Part> open = new ArrayDeque<>(List.of(first()));
        while (!open.isEmpty()) {
            for (Part next : following(open.pop())) {
                if (reached.putIfAbsent(next.function(), next) == null) {
                    open.push(next);
                }
            }
        }
        return List.copyOf(reached.values());
    }

    private List<Part> following(Part part) {
        return Stream.concat(after(part).stream(), calls(part)).toList();
    }

    private Stream<Part> calls(Part part) {
        return part.lines().stream()
                .flatMap(line -> CALLS.matcher(BatchRemark.without(line).text()).results())
                .flatMap(call -> Stream.ofNullable(byFunction.get(function(call.group(1)))));
    }
}
