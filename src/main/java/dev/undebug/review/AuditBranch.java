package dev.undebug.review;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.Checks;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.Pulls;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SubjectKind;

/**
 * Audits a branch. Its check never fails by itself, so that a repository can require it. If the commit is also the head
 * of a pull request, the check takes that one's verdict.
 */
final class AuditBranch {
    private final Pulls pulls;
    private final PullScanner scanner;
    private final Drafts drafts;
    private final OthersWithHead others;
    private final CheckLifecycle checking;

    AuditBranch(Pulls pulls, Checks checks, PullScanner scanner, RulePages pages) {
        this.pulls = pulls;
        this.scanner = scanner;
        drafts = new Drafts(pages, SubjectKind.BRANCH);
        others = new OthersWithHead(pulls, scanner, new Drafts(pages, SubjectKind.PULL_REQUEST));
        checking = new CheckLifecycle(checks, drafts);
    }

    void run(BranchTip tip, Attempt attempt) {
        checking.run(tip, attempt, () -> audited(tip));
    }

    private CheckDraft audited(BranchTip tip) {
        PullScanner.Audited audited = scanner.audit(pulls.open(tip, PullDiff.none(tip)));
        return drafts.audit(audited.scan(), audited.notes(), others.of(tip));
    }
}
