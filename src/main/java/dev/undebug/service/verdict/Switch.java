package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * One thing in a repository that turns debug mode or the debugger on by itself, shows errors, or helps another to do
 * so. Each kind is a class of its own that answers every question about itself: no code elsewhere lists the kinds.
 */
public interface Switch {
    /** Returns the expression, line or word to change. */
    Place place();

    /** Returns its name, qualified within its file: a function, a key, a service. Never built from positions. */
    String subject();

    /** Returns whether it turns debug mode or the debugger on; other switches show something in another way. */
    default boolean turnsDebugOn() {
        return false;
    }

    /** Returns what it does, for a sentence with "may": {@code turn debug mode on}. */
    default String action() {
        return "turn debug mode on";
    }

    /** Returns whether it acts only in the server that the program itself starts, not where a server imports the program. */
    default boolean actsInOwnServer() {
        return false;
    }

    /** Returns whether {@code flask run} overrides it: it sets the application's flag in code, before that command sets it. */
    default boolean isOverriddenByFlaskRun() {
        return false;
    }

    /** Returns whether it acts only in some releases of Flask, and the repository does not say which one is installed. */
    default boolean dependsOnRelease() {
        return false;
    }

    /** Returns the environment variable that it is, if a file sets it. */
    default Optional<EnvVar> environmentVariable() {
        return Optional.empty();
    }

    /** Returns the place of the value that it assigns, which another value may replace. */
    default Optional<Place> assignedValue() {
        return Optional.empty();
    }

    /** Returns the value in code that a fix can switch off if the read that feeds it cannot be changed. */
    default Optional<WrittenValue> writtenValue() {
        return Optional.empty();
    }

    /** Returns whether a value lies elsewhere: in a class or a module that the configuration is loaded from. */
    default boolean takesFromElsewhere(Place value) {
        return false;
    }

    /** Returns whether it is a read of an environment variable, or the variable itself. */
    default boolean isBehind(EnvironmentRead read) {
        return false;
    }

    /** Returns whether it is code that sets an environment variable. */
    default boolean setsVariable() {
        return false;
    }

    /** Returns whether this verdict also covers a switch inside it: code that passes on a variable set in a file. */
    default boolean covers(Switch part) {
        return false;
    }
}
