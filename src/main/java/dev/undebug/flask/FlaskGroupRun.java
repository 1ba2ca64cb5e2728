package dev.undebug.flask;

import java.util.Optional;

/**
 * The command {@code run} of a {@code FlaskGroup}.
 *
 * @param command its options
 * @param kept the debug flag set in code, if {@code set_debug_flag=False} keeps it; the debugger ignores it
 */
public record FlaskGroupRun(FlaskRun command, Optional<Flag> kept) implements ServerRun {
    @Override
    public Outcome outcome(FlaskVersion version, Variables environment, Variables dotenv) {
        Outcome outcome = command.outcome(version, environment, dotenv);
        return outcome.refusal().isPresent() ? outcome : Outcome.of(kept.orElse(outcome.debug()), outcome.debugger());
    }
}
