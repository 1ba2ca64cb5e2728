package dev.undebug.review;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.PullRequest;
import java.util.List;

/** What is said on a commit that is a pull request's head no more. Pure, as {@link Drafts} are. */
final class FormerHeadText {
    private FormerHeadText() {}

    /**
     * Returns the check of a commit that is the head of other pull requests still: it is theirs, and what this one comes to
     * must not close their merges.
     *
     * @param heirs at least one
     */
    static CheckDraft of(PullRequest pull, List<SameHead> heirs) {
        CheckDraft own = new CheckDraft(
                Conclusion.SUCCESS,
                "Nothing blocks #" + heirs.get(0).number(),
                "#" + pull.ref().number() + " is closed, or has a newer commit, so that it does not count here.\n",
                List.of());
        return Drafts.with(own, heirs);
    }
}
