package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.AssumedValues;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environment variables that the program requires: it ends because they are missing or have the wrong values.
 * Each deployment has to set them.
 */
public final class RequiredVariables {
    /**
     * Variables that are set for development, not in deployments: a program that requires them ends rather than serves.
     */
    private static final Pattern DEVELOPMENT = Pattern.compile(
            "(^|_)(DEBUG|DEV|DEVEL|DEVELOPMENT|LOCAL|TEST|TESTS|TESTING)(_|$)", Pattern.CASE_INSENSITIVE);

    /** Values that somebody chooses for development, or to switch something on. */
    private static final Pattern CHOSEN = Pattern.compile(
            "1|true|yes|y|on|enabled?|dev(el(opment)?)?|debug|local(host)?|tests?|testing", Pattern.CASE_INSENSITIVE);

    private final Environ environ;
    private final AssumedValues assumedValues;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> missed = new LinkedHashSet<>();
    /** Of each variable that nothing sets: whether it was last compared only with values that are chosen for development. */
    private final Map<String, Boolean> chosen = new HashMap<>();
    /** Those of the required variables without which another one would do. */
    private final Set<String> replaceable = new HashSet<>();

    /** The variables of the conditions around the present statement that missing ones decided, the innermost last. */
    private final List<List<String>> around = new ArrayList<>();

    /** The number of these conditions around the innermost branch of which nobody knows whether it runs. */
    private int outside;

    private int served;
    private int absent;
    private boolean failing;
    private boolean gaveUp;
    private boolean choosy;

    RequiredVariables(Environ environ, AssumedValues assumedValues) {
        this.environ = environ;
        this.assumedValues = assumedValues;
    }

    /** Records that the program served something; if it ends afterwards, it lacked nothing. */
    void served() {
        served++;
    }

    /** Returns how often the program has served something. */
    int servings() {
        return served;
    }

    /** Returns whether a missing variable decided a condition. */
    boolean lacks(Trace condition) {
        List<String> lacking = condition.variables().stream()
                .filter(name -> isDemandable(name) && environ.find(name) == null)
                .toList();
        missed.addAll(lacking);
        return !lacking.isEmpty();
    }

    /** Records that the program handles the absence of a variable. */
    void misses(String name) {
        if (isDemandable(name)) {
            missed.add(name);
            absent++;
        }
    }

    /** Returns how often the program has handled the absence of a variable. */
    int absences() {
        return absent;
    }

    /** Records the status of an exit. Only one that is certainly an error counts. */
    public void exits(Value status) {
        failing = status.truth() == Truth.TRUE;
    }

    /** Records a loop that never ends: a program that waits in vain has failed, and one that works has not. */
    void loops(boolean inVain) {
        failing = inVain;
    }

    /** Records that the whole program ended with an exception. */
    public void raised() {
        failing = true;
        exited();
    }

    /**
     * Records that the whole program ended. If it did with an error, without a direct reason and before it served anything,
     * it may be for want of any variable that it missed: many programs collect what is wrong, and then end.
     */
    public void exited() {
        gaveUp = failing && served == 0;
        if (gaveUp && names.isEmpty()) {
            missed.forEach(this::require);
        }
    }

    /**
     * Records that a value, which may be that of a required variable, was compared with others.
     *
     * @param answer whether it is one of them
     */
    void compared(Value value, List<Value> others, Truth answer) {
        List<String> variables = value.trace().variables();
        boolean forDevelopment = !others.isEmpty()
                && others.stream()
                        .allMatch(other -> other.data() instanceof Scalar.Text text
                                && CHOSEN.matcher(text.text()).matches());
        choosy |=
                answer == Truth.UNKNOWN && forDevelopment && variables.stream().anyMatch(assumedValues::isOpen);
        // All that is evaluated in a branch depends on its condition as well.
        variables.stream()
                .filter(name -> environ.find(name) == null && around.stream().noneMatch(names -> names.contains(name)))
                .forEach(name -> chosen.put(name, forDevelopment));
    }

    /** Returns whether it may go on only because a required variable has a value for development. */
    public boolean isChoosy() {
        return choosy;
    }

    /** Returns whether the whole program ended with an error before it served anything. */
    public boolean gaveUp() {
        return gaveUp;
    }

    private static boolean isDemandable(String name) {
        return !DEVELOPMENT.matcher(name).find();
    }

    /** Returns whether variables decided something, all of which are set. */
    boolean areSet(Trace reason) {
        return !reason.variables().isEmpty()
                && reason.variables().stream()
                        .allMatch(name -> environ.find(name) != null && !assumedValues.isOpen(name));
    }

    /** Enters the branch of a condition that a missing variable decided. */
    void enterBranch(Trace condition) {
        around.add(condition.variables());
    }

    void leaveBranch() {
        around.remove(around.size() - 1);
    }

    /** Enters branches of which nobody knows which one runs; returns what {@link #leaveFork} takes. */
    int enterFork() {
        int before = outside;
        outside = around.size();
        return before;
    }

    void leaveFork(int before) {
        outside = before;
    }

    /** Returns whether a variable decided that such branches are reached: whether one of them ends does not depend on it. */
    private boolean isOutside(String name) {
        return around.subList(0, outside).stream().anyMatch(names -> names.contains(name));
    }

    /** Records the reason why the program ended, unless it has served something in between. */
    void ended(Trace condition, int before) {
        if (served != before) {
            return;
        }
        condition.variables().stream()
                .filter(RequiredVariables::isDemandable)
                .filter(name -> environ.find(name) == null || assumedValues.isOpen(name))
                .filter(name -> !isOutside(name))
                .forEach(this::require);
    }

    /** Where only a value for development would do, so would the variables whose absence leads there. */
    private void require(String name) {
        boolean first = names.add(name);
        if (!chosen.getOrDefault(name, false)) {
            replaceable.remove(name);
            return;
        }
        List<String> absent = around.subList(outside, around.size()).stream()
                .flatMap(List::stream)
                .filter(other -> isDemandable(other) && environ.find(other) == null && !assumedValues.isOpen(other))
                .toList();
        names.addAll(absent);
        if (first) {
            replaceable.add(name);
        }
    }

    /**
     * Returns their names. Where another one would do, one whose value for development would do as well stays unset: {@code if
     * not SECRET_KEY and APP_ENV != "development"}.
     */
    public Set<String> names() {
        Set<String> others = new LinkedHashSet<>(names);
        others.removeAll(replaceable);
        return others.isEmpty() ? names : others;
    }
}
