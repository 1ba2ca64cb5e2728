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
    /** What Flask makes of it. */
    public enum Effect {
        /** It turns debug mode on. */
        ON,
        /** It turns debug mode on if an old release is installed, which the repository does not say. */
        MAYBE,
        /** It asks for debug mode, and the release that is installed takes no notice. */
        IGNORED,
        /** It is all that is to keep debug mode off, and the release that is installed takes no notice. */
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
