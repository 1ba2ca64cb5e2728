package dev.undebug.review;

import dev.undebug.review.draft.Markdown;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes in Markdown how a changed configuration would treat the findings of a branch, so that nobody merges it without
 * knowing which findings it hides.
 */
final class ConfigEffect {
    private static final int MAX_LISTED = 10;

    private ConfigEffect() {}

    /** The result of scanning a branch with one configuration. */
    record Outcome(ScanResult scan, Severity failOn) {
        private Map<String, Finding> told() {
            return scan.findings().stream()
                    .filter(finding -> !finding.suppressed())
                    .collect(Collectors.toMap(
                            Finding::fingerprint, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        }

        private boolean blocks(Finding finding) {
            return finding.severity().atLeast(failOn);
        }
    }

    /** Returns a sentence for each difference in the treatment of findings. */
    static List<String> of(Outcome now, Outcome then) {
        Map<String, Finding> before = now.told();
        Map<String, Finding> after = then.told();
        List<Finding> silenced = new ArrayList<>();
        List<Finding> told = new ArrayList<>();
        List<Finding> opened = new ArrayList<>();
        List<Finding> closed = new ArrayList<>();
        before.forEach((fingerprint, found) -> {
            Finding next = after.get(fingerprint);
            if (next == null) {
                silenced.add(found);
            } else if (now.blocks(found) && !then.blocks(next)) {
                opened.add(found);
            } else if (!now.blocks(found) && then.blocks(next)) {
                closed.add(found);
            }
        });
        after.forEach((fingerprint, found) -> {
            if (!before.containsKey(fingerprint)) {
                told.add(found);
            }
        });
        List<String> sentences = new ArrayList<>();
        add("would be hidden", silenced, sentences);
        add("would be reported", told, sentences);
        add("would no longer block", opened, sentences);
        add("would block", closed, sentences);
        return sentences;
    }

    private static void add(String what, List<Finding> findings, List<String> sentences) {
        if (findings.isEmpty()) {
            return;
        }
        String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
        String list = findings.stream()
                .limit(MAX_LISTED)
                .map(finding -> Markdown.code(finding.place().toString()) + " " + finding.rule())
                .collect(Collectors.joining(", "));
        int more = findings.size() - MAX_LISTED;
        sentences.add("With that configuration, " + count + " on this branch " + what + ": " + list
                + (more > 0 ? " and " + more + " more." : "."));
    }
}
