package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * One thing in a repository that turns debug mode or the debugger on by itself, shows errors, or helps another to do so. Each
 * kind is a class of its own, which answers for itself what is asked of any: nothing lists the kinds.
 */
public interface Switch {
    /** Returns the expression, line or word to change. */
    Place place();

    /** Returns what it is, qualified within its file: a function, a key, a service. Never made from positions. */
    String subject();

    /** Returns whether debug mode or the debugger is on by it; the others show something in another way. */
    default boolean turnsDebugOn() {
        return false;
    }

    /** Returns the environment variable that it is, where a file sets that. */
    default Optional<EnvVar> environmentVariable() {
        return Optional.empty();
    }

    /** Returns where the value is written that it assigns, which another value may replace. */
    default Optional<Place> assignedValue() {
        return Optional.empty();
    }

    /** Returns the value in code that may be switched off where a read that feeds it cannot be. */
    default Optional<WrittenValue> writtenValue() {
        return Optional.empty();
    }

    /** Returns whether a value is written elsewhere, in a class or a module from which a configuration is taken. */
    default boolean takesFromElsewhere(Place value) {
        return false;
    }

    /** Returns whether it is a read of an environment variable, or the variable itself. */
    default boolean isBehind(EnvironmentRead read) {
        return false;
    }

    /** Returns whether code sets an environment variable by it. */
    default boolean setsVariable() {
        return false;
    }

    /** Returns whether a switch that lies within this one is judged as this one: code that hands on what a file sets. */
    default boolean covers(Switch part) {
        return false;
    }
}
