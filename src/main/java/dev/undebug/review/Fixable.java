package dev.undebug.review;

import dev.undebug.review.draft.Verdict;
import dev.undebug.rule.Finding;
import dev.undebug.source.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The counted findings with a fix.
 *
 * @param allowed those whose fixes are in writable files
 * @param skipped paths of the other fixes
 */
record Fixable(List<Finding> allowed, List<String> skipped) {
    /**
     * Returns the fixable findings.
     *
     * @param writable the paths that the app may change
     */
    static Fixable of(Verdict verdict, Predicate<String> writable) {
        List<Finding> allowed = new ArrayList<>();
        Set<String> skipped = new LinkedHashSet<>();
        for (Finding finding : verdict.counted()) {
            List<String> forbidden = finding.fix().stream()
                    .flatMap(fix -> fix.edits().stream())
                    .map(Edit::path)
                    .filter(writable.negate())
                    .toList();
            if (finding.fix().isPresent() && forbidden.isEmpty()) {
                allowed.add(finding);
            }
            skipped.addAll(forbidden);
        }
        return new Fixable(List.copyOf(allowed), List.copyOf(skipped));
    }
}
