package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * {@code WERKZEUG_DEBUG_PIN=off}, or {@code pin_security=False} in the code.
 *
 * @param source the variable, or the statement that sets it
 * @param shown the assignment for people
 * @param argument whether it is an argument of {@code DebuggedApplication}, and not the variable
 */
public record PinOff(Switch source, String shown, boolean argument) implements Switch {
    @Override
    public Place place() {
        return source.place();
    }

    @Override
    public String subject() {
        return source.subject();
    }

    @Override
    public Optional<EnvVar> environmentVariable() {
        return source.environmentVariable();
    }

    @Override
    public Optional<Place> assignedValue() {
        return source.assignedValue();
    }

    /** Returns the switch for a variable that a file sets. */
    public static PinOff of(EnvironmentVariable variable) {
        return new PinOff(variable, variable.shown(), false);
    }
}
