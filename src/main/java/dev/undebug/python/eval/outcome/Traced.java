package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that reached a switch, and its history.
 *
 * @param truth whether it is true
 * @param shown the value for people: {@code True}, {@code 'False'}, {@code unknown}
 * @param none whether it is exactly {@code None}, which Flask treats like a missing debug argument; never for
 *     {@code use_debugger}, where None is off
 * @param place the expression that is written at the switch
 * @param origins the origins of the value, nearest first, at most {@link #LONGEST}: the constant's assignment, the
 *     class attribute, the environment read; empty when the expression is the value itself
 * @param variables the environment variables that decided it
 * @param reads the places where the program itself read variables to make the value
 * @param guards the places where the conditions around the switch read variables
 */
public record Traced(
        Truth truth,
        String shown,
        boolean none,
        Place place,
        List<Place> origins,
        List<String> variables,
        List<VariableRead> reads,
        List<VariableRead> guards) {
    /** Longer histories do not help readers, and would make every step slower than the last. */
    public static final int LONGEST = 8;

    private static final Pattern CONSTANT = Pattern.compile("True|False|None|[0-9]+|[rRuUbB]*(\"[^\"]*\"|'[^']*')");

    /** The constants with which people turn debug mode on, also as one of two that a condition chooses. */
    private static final Pattern ON =
            Pattern.compile("(?s)(?:True|1)(?:\\s++if\\b.*+)?+|.*\\b(?:else|or)\\s++(?:True|1)");

    /**
     * Questions about the machine, which answer otherwise on another one, or at another time: whether it has a file, how it or its
     * user is called, the number of a process, the time.
     */
    private static final Pattern OF_MACHINE = Pattern.compile("\\b(?:exists|isfile|isdir|is_file|is_dir)\\("
            + "|\\b(?:gethostname|getfqdn|getuser|getlogin)\\(\\)|\\b(?:platform\\.node|os\\.uname)\\("
            + "|\\b(?:getp?pid|gete?[ug]id|cpu_count|monotonic|perf_counter|time_ns|time\\.time|utcnow|now|today)\\("
            + "|\\brandom\\.\\w+\\(");

    public Traced {
        origins = List.copyOf(origins);
        variables = List.copyOf(variables);
        reads = List.copyOf(reads);
        guards = List.copyOf(guards);
    }

    /** Returns whether more is known of the value than its truth. */
    public boolean isKnown() {
        return !shown.equals("unknown");
    }

    /**
     * Returns whether it is true, or may be: a constant of the program under a condition that cannot be evaluated, or what the
     * machine answers to a question that no variable decides.
     */
    public boolean mayBeOn() {
        return truth == Truth.TRUE
                || (truth == Truth.UNKNOWN
                        && (isWritten(ON.asMatchPredicate())
                                || (reads.isEmpty() && isWritten(OF_MACHINE.asPredicate()))));
    }

    private boolean isWritten(Predicate<String> as) {
        return Stream.concat(Stream.of(place), origins.stream())
                .map(Place::text)
                .anyMatch(as);
    }

    /** Returns whether it is a constant that is written at the switch itself. */
    public boolean isWrittenThere() {
        return origins.isEmpty() && CONSTANT.matcher(place.text()).matches();
    }

    /** Returns the value for a switch with its own meaning of true, such as a set of words. */
    public Traced given(Truth meant) {
        return new Traced(meant, shown, false, place, origins, variables, reads, guards);
    }

    /** Returns whether the program may have read a variable to make the value, or in conditions around the switch. */
    public boolean mayDependOn(String variable) {
        return mayName(reads, variable) || mayName(guards, variable);
    }

    /** A history of the greatest length may be cut, so that it may have named anything. */
    private static boolean mayName(List<VariableRead> history, String variable) {
        return history.size() == LONGEST
                || history.stream().anyMatch(read -> read.variable().equals(variable));
    }

    /** Returns this value at another place, with no special meaning for {@code None}. */
    public Traced at(Place other) {
        return new Traced(truth, shown, false, other, origins, variables, reads, guards);
    }
}
