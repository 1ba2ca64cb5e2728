package dev.undebug.rules;

import dev.undebug.rule.Rule;
import java.util.List;

/** Every rule there is. */
public final class Rules {
    /** Sorted by id. */
    public static final List<Rule> ALL = List.of(
            new DashDebug(),
            new FlaskAppDebug(),
            new FlaskConfigDebug(),
            new FlaskDebugDefaultOn(),
            new FlaskDebugEnv(),
            new FlaskRunDebug(),
            new FlaskRunFlag(),
            new FlaskSocketioDebug(),
            new StaleSuppression(),
            new WerkzeugDebugger());

    private Rules() {}
}
