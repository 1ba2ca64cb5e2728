package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.Checks;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.Pulls;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.Offered;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SubjectKind;
import java.util.List;

/**
 * Checks a merge group, the commit that a merge queue would merge. There is no conversation to comment on: the check
 * says everything.
 */
final class CheckGroup {
    private final Pulls pulls;
    private final PullScanner scanner;
    private final Drafts drafts;
    private final CheckLifecycle checking;

    CheckGroup(Pulls pulls, Checks checks, PullScanner scanner, RulePages pages) {
        this.pulls = pulls;
        this.scanner = scanner;
        drafts = new Drafts(pages, SubjectKind.MERGE_GROUP);
        checking = new CheckLifecycle(checks, drafts);
    }

    void run(MergeGroup group, Attempt attempt) {
        checking.before(group, attempt, () -> pulls.diff(group)).ifPresent(diff -> answer(group, diff, attempt));
    }

    private void answer(MergeGroup group, PullDiff diff, Attempt attempt) {
        if (Relevant.is(diff)) {
            checking.run(group, attempt, () -> judged(group, diff));
        } else {
            checking.concludeAtOnce(group, attempt, drafts.nothingRelevant(List.of()));
        }
    }

    private CheckDraft judged(MergeGroup group, PullDiff diff) {
        PullScanner.Judged judged = scanner.scan(pulls.open(group, diff), diff);
        return drafts.check(judged.verdict(), judged.head(), judged.notes(), Offered.NOTHING);
    }
}
