package dev.undebug.rule;

import dev.undebug.service.verdict.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a rule says about a switch.
 *
 * @param message the message for the reach that weighs most; see {@link Finding#message}
 * @param fixes what would turn the switch off, preferred first; the first that is proved is offered
 * @param covered whether another finding says something worse of the same, so that people are not told of this one
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
