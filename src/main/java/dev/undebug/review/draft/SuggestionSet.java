package dev.undebug.review.draft;

import dev.undebug.pull.FindingThread.Lines;
import dev.undebug.rule.Finding;
import dev.undebug.source.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The suggestions in the comments of one review. Fixes on the same or adjacent lines become one suggestion in the
 * comment on the worst finding: committing it fixes all of them, and none undoes another.
 */
final class SuggestionSet {
    private final Map<Finding, Offer> offers = new HashMap<>();
    private final Map<String, List<Finding>> byPath = new TreeMap<>();
    private final BiPredicate<String, Suggestion> offered;

    private SuggestionSet(BiPredicate<String, Suggestion> offered) {
        this.offered = offered;
    }

    /**
     * A suggestion that fixes a finding.
     *
     * @param bearer the finding whose comment contains it
     * @param others the number of other findings that it fixes
     */
    record Offer(Suggestion suggestion, Finding bearer, int others) {}

    /**
     * @param findings worst first
     * @param offered whether GitHub would offer to commit a suggestion in a file
     */
    static SuggestionSet of(List<Finding> findings, BiPredicate<String, Suggestion> offered) {
        SuggestionSet set = new SuggestionSet(offered);
        for (Finding finding : findings) {
            if (Suggestion.edits(finding).isPresent()) {
                set.byPath
                        .computeIfAbsent(finding.place().path(), path -> new ArrayList<>())
                        .add(finding);
            }
        }
        set.byPath.forEach((path, all) -> set.addFile(all));
        return set;
    }

    Optional<Offer> get(Finding finding) {
        return Optional.ofNullable(offers.get(finding));
    }

    /** Returns the suggestion for a comment on exactly these lines; empty if the edit does not fix the finding. */
    Optional<Offer> on(Finding finding, Lines lines) {
        return get(finding)
                .filter(offer -> offer.bearer().equals(finding))
                .filter(offer -> replaces(offer.suggestion(), lines))
                .or(() -> alone(finding, lines));
    }

    /** Since the comment was written, other findings may have appeared or disappeared on adjacent lines. */
    private Optional<Offer> alone(Finding finding, Lines lines) {
        List<Finding> within = byPath.getOrDefault(finding.place().path(), List.of()).stream()
                .filter(each -> isWithin(own(each), lines))
                .toList();
        return within.contains(finding)
                ? joined(within.subList(1, within.size()), within.get(0))
                        .filter(suggestion -> replaces(suggestion, lines))
                        .map(suggestion -> new Offer(suggestion, finding, within.size() - 1))
                : Optional.empty();
    }

    private static boolean isWithin(Suggestion suggestion, Lines lines) {
        return lines.contain(suggestion.startLine()) && lines.contain(suggestion.endLine());
    }

    private static boolean replaces(Suggestion suggestion, Lines lines) {
        return suggestion.startLine() == lines.start() && suggestion.endLine() == lines.end();
    }

    private void addFile(List<Finding> worstFirst) {
        List<Finding> findings = new ArrayList<>(worstFirst);
        findings.sort(Comparator.comparingInt(finding -> own(finding).startLine()));
        List<Finding> group = new ArrayList<>();
        Optional<Suggestion> together = Optional.empty();
        for (Finding finding : findings) {
            Optional<Suggestion> joined = isBeside(together, finding) ? joined(group, finding) : Optional.empty();
            if (joined.isPresent()) {
                together = joined;
                group.add(finding);
            } else if (together.filter(own(finding)::touches).isEmpty()) {
                offer(group, together, worstFirst);
                group.clear();
                together = joined(List.of(), finding);
                together.ifPresent(alone -> group.add(finding));
            }
            // Two fixes conflict on the same lines: the first one is offered.
        }
        offer(group, together, worstFirst);
    }

    private static boolean isBeside(Optional<Suggestion> together, Finding finding) {
        return together.filter(lines -> own(finding).startLine() <= lines.endLine() + 1)
                .isPresent();
    }

    /** Returns the suggestion of a group with one more fix; empty if they conflict, or GitHub would not offer it. */
    private Optional<Suggestion> joined(List<Finding> group, Finding finding) {
        List<Edit> edits = new ArrayList<>();
        group.forEach(each -> edits.addAll(Suggestion.edits(each).orElseThrow()));
        edits.addAll(Suggestion.edits(finding).orElseThrow());
        try {
            Suggestion lines = Suggestion.of(
                    finding.place().file(), edits.stream().distinct().toList());
            return Optional.of(lines)
                    .filter(suggestion -> suggestion.isShort(finding.place().file()))
                    .filter(suggestion -> offered.test(finding.place().path(), suggestion));
        } catch (IllegalArgumentException overlap) {
            return Optional.empty();
        }
    }

    private void offer(List<Finding> group, Optional<Suggestion> together, List<Finding> worstFirst) {
        together.ifPresent(suggestion -> worstFirst.stream()
                .filter(group::contains)
                .findFirst()
                .ifPresent(bearer -> group.forEach(
                        finding -> offers.put(finding, new Offer(suggestion, bearer, group.size() - 1)))));
    }

    private static Suggestion own(Finding finding) {
        return Suggestion.of(finding).orElseThrow();
    }
}
