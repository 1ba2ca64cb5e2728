package dev.undebug.scan;

import dev.undebug.rule.Fix;
import dev.undebug.service.Progress;
import java.util.List;
import java.util.Optional;

/** Proves the fixes of reports one after another, and tells of each report that has any. */
final class CountedProofs {
    private final FixProof proof;
    private final Progress progress;
    private final int total;
    private int begun;

    CountedProofs(FixProof proof, List<Report> reports, Progress progress) {
        this.proof = proof;
        this.progress = progress;
        List<Report> tried = reports.stream().filter(CountedProofs::isTried).toList();
        this.total = tried.size();
        if (total > 0) {
            progress.begins(new Progress.Proving(1, total));
            proof.begin(tried);
        }
    }

    /** Returns the first fix of a report that holds; empty if a worse finding covers it or a comment allows it. */
    Optional<Fix> of(Report report) {
        if (!isTried(report)) {
            return Optional.empty();
        }
        begun++;
        if (begun > 1) {
            progress.begins(new Progress.Proving(begun, total));
        }
        return proof.proved(report).map(Originals::of);
    }

    private static boolean isTried(Report report) {
        return !report.covered()
                // A comment without a reason may turn out not to count.
                && report.suppression().filter(comment -> !comment.bare()).isEmpty()
                && !report.fixes().isEmpty();
    }
}
