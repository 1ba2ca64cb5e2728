package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import java.util.Optional;

/**
 * {@code FLASK_ENV}, which Flask read before 2.3.
 *
 * @param source the variable, or the statement that sets it
 * @param shown the assignment for people
 */
public record FlaskEnv(Switch source, String shown, Effect effect) implements Switch {
    /** The effect on Flask. */
    public enum Effect {
        /** It turns debug mode on. */
        ON,
        /** It turns debug mode on if the installed release is old; the repository does not pin one. */
        MAYBE,
        /** It requests debug mode, but the installed release ignores it. */
        IGNORED,
        /** It is the only guard against debug mode, but the installed release ignores it. */
        NO_GUARD
    }

    @Override
    public Place place() {
        return source.place();
    }

    @Override
    public String subject() {
        return source.subject();
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }

    @Override
    public boolean dependsOnRelease() {
        return effect == Effect.MAYBE;
    }

    @Override
    public Optional<EnvVar> environmentVariable() {
        return source.environmentVariable();
    }

    @Override
    public Optional<Place> assignedValue() {
        return source.assignedValue();
    }

    @Override
    public boolean setsVariable() {
        return true;
    }

    @Override
    public boolean covers(Switch part) {
        return part instanceof FlaskEnv;
    }
}
