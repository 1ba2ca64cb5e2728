package dev.undebug.review;

import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pull request comes to. Only what it introduces decides.
 *
 * @param failOn findings at or above it block
 * @param introduced worst first
 * @param existing what the merge base has as well, worst first
 * @param allowed findings that a comment allows which the pull request adds
 * @param suppressed findings that another comment in the source allows
 * @param whole whether all files that it changes and that matter were read
 * @param finished whether head and merge base were judged to the end
 */
record Verdict(
        Severity failOn,
        List<Finding> introduced,
        List<Finding> existing,
        List<Finding> allowed,
        List<Finding> suppressed,
        boolean whole,
        boolean finished) {
    Verdict {
        introduced = List.copyOf(introduced);
        existing = List.copyOf(existing);
        allowed = List.copyOf(allowed);
        suppressed = List.copyOf(suppressed);
    }

    /** Returns the findings that no comment allows. */
    List<Finding> told() {
        return Stream.concat(introduced.stream(), existing.stream()).toList();
    }

    long blocking() {
        return introduced.stream().filter(this::blocks).count();
    }

    boolean blocks(Finding finding) {
        return finding.severity().atLeast(failOn);
    }

    Conclusion conclusion() {
        // What was not judged must not open the merge.
        if (blocking() > 0 || !finished) {
            return Conclusion.FAILURE;
        }
        return introduced.isEmpty() ? Conclusion.SUCCESS : Conclusion.NEUTRAL;
    }
}
