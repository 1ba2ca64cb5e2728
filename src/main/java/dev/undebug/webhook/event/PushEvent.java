package dev.undebug.webhook.event;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push to a branch or tag.
 *
 * @param after the new commit; all zeros if the branch was deleted
 */
record PushEvent(
        String ref,
        String after,
        Repository repository,
        @Nullable Installation installation) implements Event {
    PushEvent {
        Field.required(ref, "ref");
        new CommitSha(Field.required(after, "after"));
        Field.required(repository, "repository");
    }

    @Override
    public List<WantedWork> work() {
        boolean deleted = after.chars().allMatch(c -> c == '0');
        if (installation == null || deleted || !ref.equals("refs/heads/" + repository.defaultBranch())) {
            return List.of();
        }
        BranchTip tip = new BranchTip(repository.in(installation), new CommitSha(after));
        return List.of(new WantedWork(new CheckWork(tip, false), repository.pushed()));
    }
}
