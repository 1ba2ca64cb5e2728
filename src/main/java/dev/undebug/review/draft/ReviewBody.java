package dev.undebug.review.draft;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the text of a review above its comments: only about these comments. */
final class ReviewBody {
    private ReviewBody() {}

    /**
     * @param told the findings with comments, worst first, at least one
     * @param failOn findings at or above it block
     */
    static String of(List<Finding> told, Severity failOn, CommentText comments) {
        long blocking = told.stream()
                .filter(finding -> finding.severity().atLeast(failOn))
                .count();
        if (blocking == 0) {
            return told.size() == 1
                    ? "1 finding. It does not block the merge."
                    : told.size() + " findings. None of them blocks the merge.";
        }
        return harm(told, "This pull request")
                .map(harm -> harm + several(told, comments))
                .orElseGet(
                        () -> blocking == 1 ? "1 finding blocks the merge." : blocking + " findings block the merge.");
    }

    /** Returns a sentence on what strangers get; empty if they get nothing yet, or it is uncertain. */
    static Optional<String> harm(List<Finding> findings, String subject) {
        return findings.stream().min(Comparator.comparing(Finding::exposure)).flatMap(worst -> {
            boolean sure =
                    findings.stream().anyMatch(finding -> finding.exposure() == worst.exposure() && finding.launched());
            return harm(worst.exposure(), sure).map(harm -> subject + " " + harm + ".");
        });
    }

    private static Optional<String> harm(Exposure exposure, boolean sure) {
        return switch (exposure) {
            case CONSOLE ->
                Optional.of(sure ? "gives strangers a Python console" : "may give strangers a Python console");
            case TRACEBACK, SETTINGS ->
                Optional.of(
                        sure
                                ? "shows strangers source code or settings"
                                : "may show strangers source code or settings");
            case FLAG, DORMANT, NONE, UNKNOWN -> Optional.empty();
        };
    }

    /** Explains why there are several comments on what looks like one thing. */
    private static String several(List<Finding> told, CommentText comments) {
        Exposure worst =
                told.stream().map(Finding::exposure).min(Exposure::compareTo).orElseThrow();
        long switches = told.stream()
                .filter(finding -> finding.exposure() == worst)
                .filter(finding -> comments.cause(finding).isPresent())
                .count();
        return switches < 2
                ? ""
                : " " + switches + " switches do that. Each one alone is enough, so "
                        + (switches == 2 ? "both" : "all " + switches) + " must go.";
    }
}
