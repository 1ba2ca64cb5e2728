package dev.undebug.review.draft;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Subject;

/** The words for the subject of a check. */
public enum SubjectKind {
    PULL_REQUEST("pull request", Conclusion.FAILURE),
    MERGE_GROUP("merge group", Conclusion.FAILURE),
    /** Nobody waits for it, and a branch must not turn red because of an outage at GitHub or Undebug. */
    BRANCH("branch", Conclusion.NEUTRAL);

    private final String noun;
    private final Conclusion unknown;

    SubjectKind(String noun, Conclusion unknown) {
        this.noun = noun;
        this.unknown = unknown;
    }

    public static SubjectKind of(Subject subject) {
        if (subject instanceof MergeGroup) {
            return MERGE_GROUP;
        }
        return subject instanceof BranchTip ? BRANCH : PULL_REQUEST;
    }

    String noun() {
        return noun;
    }

    /** Returns the conclusion of a check without an analysis. */
    Conclusion unknown() {
        return unknown;
    }
}
