package dev.undebug.review.draft;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.PullRequest;
import java.util.List;

/** What is said on the heads of pull requests that are closed, or have another head by now. Pure, as {@link Drafts} are. */
public final class FormerHeadText {
    private FormerHeadText() {}

    /**
     * Returns the check of a commit that is the head of other pull requests still: it is theirs, and what this one comes to
     * must not close their merges.
     *
     * @param heirs at least one
     */
    public static CheckDraft of(PullRequest pull, List<SameHead> heirs) {
        CheckDraft own = new CheckDraft(
                Conclusion.SUCCESS,
                "Nothing blocks #" + heirs.get(0).number(),
                "#" + pull.ref().number() + " is closed, or has a newer commit, so that it does not count here.\n",
                List.of());
        return Drafts.with(own, heirs);
    }

    /**
     * Returns the check of a pull request that was merged: what it brought is no difference any more. It does not pass, since
     * nothing was judged.
     */
    public static CheckDraft merged() {
        return new CheckDraft(
                Conclusion.CANCELLED,
                "Merged already: nothing is left to compare",
                "The branch that this pull request was for has its commits by now, so that nothing is left to compare. What it"
                        + " brought is in the checks before this one. What is there now is in the check of the default"
                        + " branch's newest commit.\n",
                List.of());
    }
}
