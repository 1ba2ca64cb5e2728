package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of a batch file that begin with a label. {@code call :label} leads there and returns, {@code goto label} does
 * not.
 */
final class BatchRoutines {
    private static final String NAME = ":(\\w[\\w-]{0,40})";
    private static final Pattern LABEL = Pattern.compile("\\s*+" + NAME + "(?:\\s.*+)?");
    private static final Pattern CALL = Pattern.compile("(?i)call\\s++" + NAME + "(?![\\w-])");
    private static final Pattern JUMP = Pattern.compile("(?i)goto(?:\\s*+:|\\s++)\\s*+(\\w[\\w-]{0,40}|\\S.*)");
    private static final Pattern LEADING =
            Pattern.compile("(?i)\\b(?:call[ \\t]{1,20}+:|goto(?:[ \\t]{0,20}+:|[ \\t]{1,20}+))(\\w[\\w-]{0,40}|[%!])");
    private static final Pattern LEAVES =
            Pattern.compile("(?i)[\\s@]*+(?:exit(?:\\s+/b)?(?:\\s+\\S+)?|goto\\s*:?eof)\\s*");
    private static final Pattern LEAVES_ROUTINE = Pattern.compile("(?i)[\\s@]*+(?:exit\\s+/b|goto)\\b.*");

    /** Few scripts have more labels to choose from. */
    private static final int MAX_COMPUTED = 20;

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part> byFunction = new LinkedHashMap<>();
    private final Map<String, Part> reached = new LinkedHashMap<>();
    private final Set<Way> loops = new HashSet<>();

    /** A way from one part to another. */
    private record Way(Part from, Part to) {}

    /**
     * A label and the lines up to the next one.
     *
     * @param index among the parts
     * @param function the name of the shell function with these lines; empty for those before the first label
     */
    record Part(int index, String function, List<MappedText> lines) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Part part && index == part.index;
        }

        @Override
        public int hashCode() {
            return index;
        }

        /** Returns whether it ends where the next part begins. */
        private boolean runsOn() {
            return lines.stream()
                    .map(line -> BatchRemark.without(line).text())
                    .filter(line -> !line.isBlank())
                    .reduce((line, next) -> next)
                    .filter(line -> goesElsewhere(line.strip()))
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
        search(first(), new HashSet<>());
    }

    /** Returns the label of a line, behind which nothing runs. */
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

    /** Returns whether a command does not go on with the next one. */
    static boolean goesElsewhere(String command) {
        return leaves(command) || jump(command).isPresent();
    }

    /** Returns the call of a routine at the beginning of a command. */
    static Optional<MatchResult> call(String command) {
        return Optional.of(CALL.matcher(command)).filter(Matcher::lookingAt).map(Matcher::toMatchResult);
    }

    /** Returns the function of a label, under a name that no program has. */
    static String function(String label) {
        return "label_" + label.toLowerCase(Locale.ROOT);
    }

    /** Returns the label to which a command jumps, as written: it may be computed. */
    static Optional<String> jump(String command) {
        return Optional.of(JUMP.matcher(command)).filter(Matcher::lookingAt).map(jump -> jump.group(1));
    }

    /**
     * Returns the functions that may run next after a call or a jump. What a jump back repeats has run before, and a computed
     * label may be any.
     *
     * @param label as written
     */
    List<String> next(Part part, String label) {
        return named(label)
                .filter(to -> !loops.contains(new Way(part, to)))
                .map(Part::function)
                .toList();
    }

    /** Returns whether a part has the label. */
    boolean isKnown(String label) {
        return named(label).findAny().isPresent();
    }

    /** Returns the part into which another one runs at its end. */
    Optional<Part> after(Part part) {
        return behind(part).filter(next -> !loops.contains(new Way(part, next)));
    }

    /** Returns whether a jump from a part only passes over the rest of it. */
    boolean isToNext(Part part, String label) {
        return after(part)
                .filter(next -> next.function().equals(function(label)))
                .isPresent();
    }

    private Optional<Part> behind(Part part) {
        int next = part.index() + 1;
        return part.runsOn() && next < parts.size() ? Optional.of(parts.get(next)) : Optional.empty();
    }

    /** Returns the lines with which the script begins. */
    Part first() {
        return parts.get(0);
    }

    /** Returns the other parts that may run; none if nothing leads to a part, so that the lines run as they are written. */
    List<Part> reached() {
        return parts.stream().anyMatch(part -> named(part).findAny().isPresent())
                ? List.copyOf(reached.values())
                : List.of();
    }

    /** Finds the parts that may run, and the ways back to one of those on the way. */
    private void search(Part part, Set<String> open) {
        open.add(part.function());
        for (Part next :
                Stream.concat(behind(part).stream(), named(part)).distinct().toList()) {
            if (open.contains(next.function())) {
                loops.add(new Way(part, next));
            } else if (reached.putIfAbsent(next.function(), next) == null) {
                search(next, open);
            }
        }
        open.remove(part.function());
    }

    private Stream<Part> named(Part part) {
        return part.lines().stream()
                .flatMap(line ->
                        LEADING.matcher(BatchRemark.without(line).text()).results())
                .map(way -> way.group(1))
                .flatMap(this::named);
    }

    private Stream<Part> named(String label) {
        return label.startsWith("%") || label.startsWith("!")
                ? byFunction.values().stream().limit(MAX_COMPUTED)
                : Stream.ofNullable(byFunction.get(function(label)));
    }
}
