package dev.undebug.review.draft;

import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingThread;
import dev.undebug.review.draft.CommentText.Telling;
import dev.undebug.review.draft.Placement.Spot;
import dev.undebug.review.draft.ThreadMatcher.Known;
import dev.undebug.rule.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Corrects outdated comments: a later push made their finding worse or better, moved the lines that prove it, or lets
 * another suggestion fix it. Text added by people stays.
 */
final class Corrections {
    private final CommentText comments;
    private final Placement placement;
    private final List<Known> known;
    private final Map<Known, Suggestion> offered = new HashMap<>();

    Corrections(CommentText comments, Placement placement, List<Known> known) {
        this.comments = comments;
        this.placement = placement;
        this.known = known;
        known.forEach(each -> offer(each).ifPresent(lines -> offered.put(each, lines)));
    }

    List<Correction> all() {
        Map<Known, Telling> tellings = tellings();
        List<Correction> corrections = new ArrayList<>();
        for (Known each : known) {
            String right = right(each, tellings.getOrDefault(each, Telling.WHOLE));
            if (!right.equals(each.thread().comment().body())) {
                corrections.add(new Correction(each.thread(), right));
            }
        }
        return corrections;
    }

    /** A comment refers to another one only while there is one that explains. */
    private Map<Known, Telling> tellings() {
        Set<Cause> explained = new HashSet<>();
        known.stream().filter(each -> !refers(each)).forEach(each -> comments.cause(each.finding())
                .ifPresent(explained::add));
        Map<Known, Telling> tellings = new HashMap<>();
        for (Known each : known) {
            boolean rewritten = each.thread().comment().rewritten();
            boolean stays = comments.cause(each.finding())
                    .filter(cause -> rewritten || !explained.add(cause))
                    .isPresent();
            tellings.put(each, refers(each) && stays ? Telling.REFERENCE : Telling.WHOLE);
        }
        return tellings;
    }

    private static boolean refers(Known each) {
        return CommentText.refers(each.thread().comment().body());
    }

    private String right(Known each, Telling telling) {
        FindingThread thread = each.thread();
        Spot spot = spot(each);
        if (!thread.comment().rewritten() && !comments.isSaid(thread, each.finding(), spot, telling)) {
            return comments.anew(each, spot, telling);
        }
        return each.mistakable()
                ? CommentText.marked(thread, each.finding())
                : thread.comment().body();
    }

    private Spot spot(Known each) {
        Spot own = placement.of(each);
        return CommentText.pointsAtSuggestion(each.thread().comment().body())
                ? beside(each).map(own::beside).orElse(own)
                : own;
    }

    /** Returns the suggestion in another comment that fixes a finding. */
    private Optional<Suggestion> beside(Known each) {
        Optional<Suggestion> own = Suggestion.of(each.finding());
        return known.stream()
                .filter(other -> !other.thread().equals(each.thread())
                        && path(other.finding()).equals(path(each.finding())))
                .flatMap(other -> Optional.ofNullable(offered.get(other)).stream())
                .filter(lines -> own.filter(lines::covers).isPresent())
                .findFirst();
    }

    /** Returns the suggestion in a comment, now and after its correction. */
    private Optional<Suggestion> offer(Known each) {
        String said = each.thread().comment().body();
        return Suggestion.isIn(said)
                ? placement
                        .of(each)
                        .suggestion()
                        .filter(lines -> !each.thread().comment().rewritten()
                                || said.replace("\r", "").contains(lines.block()))
                : Optional.empty();
    }

    private static String path(Finding finding) {
        return finding.place().path();
    }
}
