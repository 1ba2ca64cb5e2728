package dev.undebug.rule;

import dev.undebug.service.verdict.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule's message and fixes for a switch.
 *
 * @param message the message for the reach that decides; see {@link Finding#message}
 * @param fixes fixes that would turn the switch off, preferred first; the first proved one is offered
 * @param covered whether another finding says something worse about the same problem, so that this one is not
 *     listed
 */
public record Advice(Function<Reach, String> message, List<Fix> fixes, boolean covered) {
    public Advice {
        fixes = List.copyOf(fixes);
    }

    public Advice(Function<Reach, String> message, List<Fix> fixes) {
        this(message, fixes, false);
    }

    public Advice(Function<Reach, String> message, Optional<Fix> fix) {
        this(message, fix.stream().toList());
    }
}
