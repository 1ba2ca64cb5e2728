package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.PullRequest;
import java.util.List;

/**
 * Writes the checks on former heads: of pull requests that are closed, or have a newer head. Pure, like {@link Drafts}.
 */
public final class FormerHeadText {
    private FormerHeadText() {}

    /**
     * Returns the check of a commit that is still the head of other pull requests: the check is theirs, and the verdict
     * on the former one must not block them.
     *
     * @param heirs at least one
     */
    public static CheckDraft of(PullRequest pull, List<SameHead> heirs) {
        CheckDraft own = new CheckDraft(
                Conclusion.SUCCESS,
                "Nothing blocks #" + heirs.get(0).number(),
                "#" + pull.ref().number() + " is closed or has a newer commit, so its findings do not count here.\n",
                List.of());
        return Drafts.with(own, heirs);
    }

    /**
     * Returns the check of a merged pull request: it no longer differs from its base. It does not pass, since nothing
     * was judged.
     */
    public static CheckDraft merged() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Already merged",
                "The base branch already contains this pull request, so there is nothing left to compare. See its earlier"
                        + " checks for its findings, and the check on the default branch for its current state.\n",
                List.of());
    }
}
