package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pull request comes to.
 *
 * @param rule what decides
 * @param introduced worst first
 * @param existing what the merge base has as well, worst first
 * @param allowed findings that a comment allows, and that the pull request introduces, or the comment
 * @param suppressed findings that another comment in the source allows
 * @param keptOut findings on what it changes, or launches by that, which the configuration keeps out of the list, and which are on
 * @param whole whether all files that it changes and that matter were read
 * @param finished whether head and merge base were judged to the end, and nothing was withheld that a launch may start
 */
public record Verdict(
        Rule rule,
        List<Finding> introduced,
        List<Finding> existing,
        List<Finding> allowed,
        List<Finding> suppressed,
        List<Finding> keptOut,
        boolean whole,
        boolean finished) {
    public Verdict {
        introduced = List.copyOf(introduced);
        existing = List.copyOf(existing);
        allowed = List.copyOf(allowed);
        suppressed = List.copyOf(suppressed);
        keptOut = List.copyOf(keptOut);
    }

    /**
     * What decides.
     *
     * @param failOn findings at or above it block
     * @param all whether what was there before counts as well as what is introduced
     */
    public record Rule(Severity failOn, boolean all) {}

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

    public Conclusion conclusion() {
        // What was not judged must not open the merge.
        if (blocking() > 0 || !finished) {
            return Conclusion.FAILURE;
        }
        return counted().isEmpty() ? Conclusion.SUCCESS : Conclusion.NEUTRAL;
    }
}
