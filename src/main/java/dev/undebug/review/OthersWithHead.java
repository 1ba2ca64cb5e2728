package dev.undebug.review;

import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.Pulls;
import dev.undebug.pull.Refused;
import dev.undebug.pull.Subject;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.SameHead;
import dev.undebug.review.draft.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges the other pull requests with the same head, only for the check that they share. */
final class OthersWithHead {
    /** With more of them, the check fails: anybody may open pull requests with somebody else's commit. */
    static final int MOST = 10;

    private final Pulls pulls;
    private final PullScanner scanner;
    private final Drafts drafts;

    /**
     * @param drafts the texts for a pull request
     */
    OthersWithHead(Pulls pulls, PullScanner scanner, Drafts drafts) {
        this.pulls = pulls;
        this.scanner = scanner;
        this.drafts = drafts;
    }

    /** Returns their verdicts. Pull requests with the same base have the same verdict, so each base is judged once. */
    List<SameHead> of(Subject subject) {
        Map<String, Judgement> judged = new LinkedHashMap<>();
        List<SameHead> others = new ArrayList<>();
        List<PullRequest> left = new ArrayList<>();
        for (PullRequest pull : pulls.sameHead(subject)) {
            if (judged.size() < MOST || judged.containsKey(target(pull))) {
                others.add(judged.computeIfAbsent(target(pull), base -> judge(pull))
                        .of(pull));
            } else {
                left.add(pull);
            }
        }
        if (!left.isEmpty()) {
            others.add(tooMany(left));
        }
        return others;
    }

    private static String target(PullRequest pull) {
        return pull.baseRef().orElseGet(() -> pull.base().hex());
    }

    private static SameHead tooMany(List<PullRequest> left) {
        String which = left.size() == 1 ? "it was" : "it and " + (left.size() - 1) + " more were";
        return new SameHead(
                left.get(0).ref().number(),
                Conclusion.FAILURE,
                which + " not analysed, because pull requests to more than " + MOST
                        + " other base branches have this head. Please close those that are not needed");
    }

    private record Judgement(Conclusion conclusion, String title) {
        SameHead of(PullRequest pull) {
            return new SameHead(pull.ref().number(), conclusion, title);
        }
    }

    private Judgement judge(PullRequest pull) {
        try {
            PullDiff diff = pulls.diff(pull);
            if (!Relevant.is(diff)) {
                return new Judgement(
                        Conclusion.SUCCESS, drafts.nothingRelevant(List.of()).title());
            }
            PullSources sources = pulls.open(pull, diff);
            Verdict verdict = scanner.scan(sources, diff).verdict();
            return new Judgement(verdict.conclusion(), Drafts.titleOfAnother(verdict));
        } catch (Gone | Refused unknown) {
            return new Judgement(Conclusion.FAILURE, "it could not be analysed");
        }
    }
}
