package dev.undebug.review.draft;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.DiffLines;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.PullDiff;
import dev.undebug.review.draft.SuggestionSet.Offer;
import dev.undebug.rule.Finding;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the lines of a pull request's diff for the comment on a finding. */
public final class Placement {
    private final Map<String, DiffLines> shown = new HashMap<>();
    private final SuggestionSet suggestions;

    /**
     * Prepares the placement.
     *
     * @param findings the findings to comment on, worst first
     */
    public Placement(PullDiff diff, List<Finding> findings) {
        for (ChangedFile file : diff.files()) {
            file.patch().ifPresent(patch -> shown.put(file.path(), DiffLines.of(patch)));
        }
        suggestions = SuggestionSet.of(findings, (path, suggestion) -> Optional.ofNullable(shown.get(path))
                .filter(lines -> lines.takeSuggestion(suggestion.startLine(), suggestion.endLine()))
                .isPresent());
    }

    /**
     * The place of a comment.
     *
     * @param on its relation to the finding
     * @param suggestion the fix of the finding, if GitHub would offer to commit it
     * @param bears whether this comment contains the suggestion, rather than the comment on another finding
     * @param others the number of other findings that the suggestion fixes
     */
    public record Spot(
            String path,
            int startLine,
            int endLine,
            On on,
            Optional<Suggestion> suggestion,
            boolean bears,
            int others) {
        public static Spot bearing(String path, Suggestion lines, int others) {
            return new Spot(path, lines.startLine(), lines.endLine(), On.ITSELF, Optional.of(lines), true, others);
        }

        /** Returns the same place, pointing at the suggestion in another comment. */
        Spot beside(Suggestion other) {
            return new Spot(path, startLine, endLine, on, Optional.of(other), false, 0);
        }
    }

    /** The lines under a comment. */
    enum On {
        ITSELF,
        /** The line that makes the finding take effect. */
        CAUSE,
        /** The former lines of the finding, which have changed since. */
        FORMER_LINES
    }

    /**
     * Returns the place of a comment; empty if the diff shows neither the finding nor the line that makes it take
     * effect.
     */
    public Optional<Spot> of(Finding finding) {
        return own(finding).or(() -> elsewhere(finding));
    }

    /**
     * Returns the place of an existing thread. A suggestion replaces the lines of its comment, so there is none if
     * those lines are no longer the finding's.
     */
    public Spot of(ThreadMatcher.Known known) {
        FindingThread thread = known.thread();
        Finding finding = known.finding();
        return thread.lines()
                .filter(lines -> thread.path().equals(finding.place().path()))
                .flatMap(lines -> suggestions.on(finding, lines))
                .map(offer -> Spot.bearing(thread.path(), offer.suggestion(), offer.others()))
                .orElseGet(() -> new Spot(
                        thread.path(),
                        thread.lines().map(FindingThread.Lines::start).orElse(0),
                        thread.lines().map(FindingThread.Lines::end).orElse(0),
                        on(thread, finding),
                        Optional.empty(),
                        false,
                        0));
    }

    private static On on(FindingThread thread, Finding finding) {
        if (ThreadMatcher.standsOn(thread, finding)) {
            return On.ITSELF;
        }
        boolean here = thread.path().equals(finding.place().path());
        return here && thread.lines().isEmpty() ? On.FORMER_LINES : On.CAUSE;
    }

    private Optional<Spot> own(Finding finding) {
        String path = finding.place().path();
        DiffLines lines = shown.get(path);
        if (lines == null) {
            return Optional.empty();
        }
        Optional<Offer> offer = suggestions.get(finding);
        return offer.filter(each -> each.bearer().equals(finding))
                .map(each -> Spot.bearing(path, each.suggestion(), each.others()))
                .or(() -> plain(finding, lines, offer.map(Offer::suggestion)));
    }

    private static Optional<Spot> plain(Finding finding, DiffLines lines, Optional<Suggestion> elsewhere) {
        int start = firstLine(finding);
        int end = lastLine(finding);
        int last = lines.takeComment(start, end) ? end : start;
        return lines.takeComment(start, last)
                ? Optional.of(new Spot(finding.place().path(), start, last, On.ITSELF, elsewhere, false, 0))
                : Optional.empty();
    }

    /** A changed line of the evidence made the finding take effect; a line next to a change may have. */
    private Optional<Spot> elsewhere(Finding finding) {
        List<Place> links = finding.evidence().stream().map(EvidenceStep::place).toList();
        return links.stream()
                .filter(link -> isShown(link, lines -> lines.adds(line(link))))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> isShown(link, lines -> lines.takeComment(line(link), line(link))))
                        .findFirst())
                .map(link -> new Spot(link.path(), line(link), line(link), On.CAUSE, Optional.empty(), false, 0));
    }

    private boolean isShown(Place place, Predicate<DiffLines> how) {
        return Optional.ofNullable(shown.get(place.path())).filter(how).isPresent();
    }

    private static int line(Place place) {
        return GitLines.of(place.file(), place.line());
    }

    /** Returns the first line of the finding, in GitHub's numbering. */
    static int firstLine(Finding finding) {
        return line(finding.place());
    }

    /**
     * Returns the last line of the finding, in GitHub's numbering; a place that ends at column 1 ends on the line
     * before.
     */
    static int lastLine(Finding finding) {
        Range range = finding.place().range();
        int start = range.start().line();
        int end = range.end().line();
        boolean untouched = range.end().column() == 1 && end > start;
        return GitLines.of(finding.place().file(), untouched ? end - 1 : end);
    }
}
