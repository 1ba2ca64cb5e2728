package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.DiffLines;
import dev.undebug.pull.PullDiff;
import dev.undebug.rule.Evidence;
import dev.undebug.rule.Finding;
import dev.undebug.source.Place;
import dev.undebug.source.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the lines of a pull request's diff on which a finding can be commented. */
final class Placement {
    private final Map<String, DiffLines> shown = new HashMap<>();
    private final SuggestionSet suggestions;

    /**
     * Prepares the placement of findings.
     *
     * @param findings those that will be commented on
     */
    Placement(PullDiff diff, List<Finding> findings) {
        suggestions = SuggestionSet.of(findings);
        for (ChangedFile file : diff.files()) {
            file.patch().ifPresent(patch -> shown.put(file.path(), DiffLines.of(patch)));
        }
    }

    /**
     * Where a comment goes.
     *
     * @param own whether it is where the finding is; otherwise it is on what makes the finding take effect
     * @param suggestion there when GitHub would offer to commit it on these lines
     */
    record Spot(String path, int startLine, int endLine, boolean own, Optional<Suggestion> suggestion) {}

    /** Returns where to comment; empty when the diff shows neither the finding nor what makes it take effect. */
    Optional<Spot> of(Finding finding) {
        return own(finding).or(() -> elsewhere(finding));
    }

    private Optional<Spot> own(Finding finding) {
        String path = finding.place().path();
        DiffLines lines = shown.get(path);
        if (lines == null) {
            return Optional.empty();
        }
        Optional<Spot> withSuggestion = suggestions
                .get(finding)
                .filter(suggestion -> lines.takeSuggestion(suggestion.startLine(), suggestion.endLine()))
                .map(suggestion ->
                        new Spot(path, suggestion.startLine(), suggestion.endLine(), true, Optional.of(suggestion)));
        return withSuggestion.or(() -> plain(finding, lines));
    }

    private static Optional<Spot> plain(Finding finding, DiffLines lines) {
        String path = finding.place().path();
        int start = finding.place().line();
        int end = lastLine(finding);
        if (lines.takeComment(start, end)) {
            return Optional.of(new Spot(path, start, end, true, Optional.empty()));
        }
        return lines.takeComment(start, start)
                ? Optional.of(new Spot(path, start, start, true, Optional.empty()))
                : Optional.empty();
    }

    /** A line of the evidence that has changed is what made the finding take effect; one beside a change may be. */
    private Optional<Spot> elsewhere(Finding finding) {
        List<Place> links = finding.evidence().stream().map(Evidence::place).toList();
        return links.stream()
                .filter(link -> isShown(link, lines -> lines.adds(link.line())))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> isShown(link, lines -> lines.takeComment(link.line(), link.line())))
                        .findFirst())
                .map(link -> new Spot(link.path(), link.line(), link.line(), false, Optional.empty()));
    }

    private boolean isShown(Place place, Predicate<DiffLines> how) {
        return Optional.ofNullable(shown.get(place.path())).filter(how).isPresent();
    }

    /** Returns the last line that the finding covers; a place that ends at column 1 ends on the line before. */
    static int lastLine(Finding finding) {
        Range range = finding.place().range();
        int start = range.start().line();
        int end = range.end().line();
        return range.end().column() == 1 && end > start ? end - 1 : end;
    }
}
