package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.compare.Doubt;
import java.util.List;
import java.util.stream.Stream;

/**
 * The verdict on a pull request.
 *
 * @param rule the rule of the decision
 * @param introduced worst first
 * @param existing findings that the merge base has as well, worst first
 * @param allowed findings that a comment allows, and that the pull request introduces, or the comment
 * @param suppressed findings that another comment in the source allows
 * @param keptOut findings in its changes, or launched by them, that the configuration removes from the list
 *     although they are on
 * @param doubts services of which the changes hide what strangers get
 * @param whole whether all relevant changed files were read
 * @param finished whether head and merge base were fully judged, without withheld files that a launch may start
 */
public record Verdict(
        Rule rule,
        List<Finding> introduced,
        List<Finding> existing,
        List<Finding> allowed,
        List<Finding> suppressed,
        List<Finding> keptOut,
        List<Doubt> doubts,
        boolean whole,
        boolean finished) {
    public Verdict {
        introduced = List.copyOf(introduced);
        existing = List.copyOf(existing);
        allowed = List.copyOf(allowed);
        suppressed = List.copyOf(suppressed);
        keptOut = List.copyOf(keptOut);
        doubts = List.copyOf(doubts);
    }

    /**
     * The rule of the decision.
     *
     * @param failOn findings at or above it block
     * @param all whether existing findings count as well as introduced ones
     * @param unknown whether doubts block
     */
    public record Rule(Severity failOn, boolean all, boolean unknown) {}

    /** Returns the findings that count. */
    public List<Finding> counted() {
        return rule.all() ? told() : introduced;
    }

    /** Returns the findings that no comment allows. */
    List<Finding> told() {
        return Stream.concat(introduced.stream(), existing.stream()).toList();
    }

    long blocking() {
        return counted().stream().filter(this::blocks).count();
    }

    boolean blocks(Finding finding) {
        return finding.severity().atLeast(rule.failOn());
    }

    boolean doubtBlocks() {
        return rule.unknown() && !doubts.isEmpty();
    }

    public Conclusion conclusion() {
        // An incomplete analysis must not allow the merge.
        if (blocking() > 0 || !finished || doubtBlocks()) {
            return Conclusion.FAILURE;
        }
        // The author of a change cannot pass the change alone: a comment that allows something is shown as a warning.
        boolean passes = counted().isEmpty() && allowed.isEmpty() && doubts.isEmpty();
        return passes ? Conclusion.SUCCESS : Conclusion.NEUTRAL;
    }
}
