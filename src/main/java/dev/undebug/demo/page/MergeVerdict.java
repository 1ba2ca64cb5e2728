package dev.undebug.demo.page;

import dev.undebug.demo.github.Mergeability;
import dev.undebug.demo.github.Mergeability.Check;
import java.util.List;
import java.util.Map;

/**
 * The text of the merge box.
 *
 * @param style name of the style class
 */
record MergeVerdict(String style, String title, String reason) {
    static MergeVerdict of(PullView view) {
        Mergeability mergeability = view.mergeability();
        if (view.heading().state() != PullView.State.OPEN) {
            return ended(view.heading());
        }
        if (mergeability.conflicts()) {
            return new MergeVerdict("failed", "This branch has conflicts", "They have to be resolved before merging.");
        }
        return ofChecks(mergeability.required());
    }

    private static MergeVerdict ended(PullView.Heading heading) {
        return heading.state() == PullView.State.MERGED
                ? new MergeVerdict(
                        "merged", "Pull request merged", heading.head() + " is now part of " + heading.base() + ".")
                : new MergeVerdict("neutral", "Closed", "Nothing was merged.");
    }

    private static MergeVerdict ofChecks(Map<String, Check> required) {
        List<String> failed = named(required, Check.FAILED);
        if (!failed.isEmpty()) {
            return new MergeVerdict(
                    "failed",
                    Parts.count(failed.size(), "required check") + " failed",
                    "Merging is blocked until " + String.join(", ", failed) + " passes.");
        }
        List<String> missing = named(required, Check.RUNNING, Check.EXPECTED);
        if (!missing.isEmpty()) {
            return new MergeVerdict(
                    "running",
                    "Some checks have not finished yet",
                    "Merging is blocked until " + String.join(", ", missing) + " has reported.");
        }
        return new MergeVerdict(
                "passed", "All required checks have passed", "This branch has no conflicts with the base branch.");
    }

    private static List<String> named(Map<String, Check> required, Check... wanted) {
        return required.entrySet().stream()
                .filter(check -> List.of(wanted).contains(check.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
