package dev.undebug.webhook.event;

import dev.undebug.pull.CommitSha;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag was moved.
 *
 * @param after the new commit; all zeros where the branch was deleted
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
}
