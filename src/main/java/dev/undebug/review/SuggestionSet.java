package dev.undebug.review;

import dev.undebug.rule.Finding;
import dev.undebug.source.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The suggestions of the comments of one review. Fixes that share a line get one suggestion with all of their edits in
 * each of their comments: committing any of them fixes all, and none undoes another.
 */
final class SuggestionSet {
    private final Map<Finding, Suggestion> byFinding = new HashMap<>();

    private SuggestionSet() {}

    static SuggestionSet of(List<Finding> findings) {
        SuggestionSet set = new SuggestionSet();
        Map<String, List<Finding>> byPath = new TreeMap<>();
        for (Finding finding : findings) {
            if (Suggestion.edits(finding).isPresent()) {
                byPath.computeIfAbsent(finding.place().path(), path -> new ArrayList<>())
                        .add(finding);
            }
        }
        byPath.values().forEach(set::addFile);
        return set;
    }

    Optional<Suggestion> get(Finding finding) {
        return Optional.ofNullable(byFinding.get(finding));
    }

    private void addFile(List<Finding> findings) {
        findings.sort(Comparator.comparingInt(finding -> own(finding).startLine()));
        List<Finding> group = new ArrayList<>();
        for (Finding finding : findings) {
            if (!group.isEmpty() && group.stream().noneMatch(other -> own(other).touches(own(finding)))) {
                addGroup(group);
                group.clear();
            }
            group.add(finding);
        }
        addGroup(group);
    }

    private void addGroup(List<Finding> group) {
        List<Edit> edits = group.stream()
                .flatMap(finding -> Suggestion.edits(finding).orElseThrow().stream())
                .distinct()
                .toList();
        try {
            Suggestion together = Suggestion.of(group.get(0).place().file(), edits);
            group.forEach(finding -> byFinding.put(finding, together));
        } catch (IllegalArgumentException overlap) {
            // Two fixes change the same characters in different ways: the first one is offered.
            byFinding.put(group.get(0), own(group.get(0)));
        }
    }

    private static Suggestion own(Finding finding) {
        return Suggestion.of(finding).orElseThrow();
    }
}
