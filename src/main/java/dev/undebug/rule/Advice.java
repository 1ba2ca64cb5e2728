package dev.undebug.rule;

import dev.undebug.service.verdict.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule's explanation and fixes for a switch.
 *
 * @param explanation the explanation for the reach that decides
 * @param fixes fixes that would turn the switch off, preferred first; the first proved one is offered
 * @param covered whether another finding says something worse about the same problem, so that this one is not
 *     listed
 */
public record Advice(Function<Reach, Explanation> explanation, List<Fix> fixes, boolean covered) {
    public Advice {
        fixes = List.copyOf(fixes);
    }

    public Advice(Function<Reach, Explanation> explanation, List<Fix> fixes) {
        this(explanation, fixes, false);
    }

    public Advice(Function<Reach, Explanation> explanation, Optional<Fix> fix) {
        this(explanation, fix.stream().toList());
    }
}
