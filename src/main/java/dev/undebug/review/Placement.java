package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.DiffLines;
import dev.undebug.pull.PullDiff;
import dev.undebug.rule.Finding;
import dev.undebug.source.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param suggestion there when GitHub would offer to commit it on these lines
     */
    record Spot(int startLine, int endLine, Optional<Suggestion> suggestion) {}

    /** Returns where to comment; empty when the diff does not show the finding. */
    Optional<Spot> of(Finding finding) {
        DiffLines lines = shown.get(finding.place().path());
        if (lines == null) {
            return Optional.empty();
        }
        Optional<Spot> withSuggestion = suggestions
                .get(finding)
                .filter(suggestion -> lines.takeSuggestion(suggestion.startLine(), suggestion.endLine()))
                .map(suggestion -> new Spot(suggestion.startLine(), suggestion.endLine(), Optional.of(suggestion)));
        return withSuggestion.or(() -> plain(finding, lines));
    }

    private static Optional<Spot> plain(Finding finding, DiffLines lines) {
        int start = finding.place().line();
        int end = lastLine(finding);
        if (lines.takeComment(start, end)) {
            return Optional.of(new Spot(start, end, Optional.empty()));
        }
        return lines.takeComment(start, start)
                ? Optional.of(new Spot(start, start, Optional.empty()))
                : Optional.empty();
    }

    /** Returns the last line that the finding covers; a place that ends at column 1 ends on the line before. */
    static int lastLine(Finding finding) {
        Range range = finding.place().range();
        int start = range.start().line();
        int end = range.end().line();
        return range.end().column() == 1 && end > start ? end - 1 : end;
    }
}
