package dev.undebug.webhook.event;

import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import java.util.Set;

/** A pull request as the events about checks mention it. */
record PullMention(int number, Branch head, Branch base) {
    PullMention {
        Field.positive(number, "number");
        Field.required(head, "head");
        Field.required(base, "base");
    }

    PullRequest in(Repository repository, Installation installation) {
        return new PullRequest(
                new PullRef(repository.in(installation), number),
                head.commit(),
                base.commit(),
                true,
                traits(repository),
                base.name());
    }

    private Set<Trait> traits(Repository repository) {
        return head.isIn(repository) ? Set.of(Trait.MENTIONED, Trait.OWN_HEAD) : Set.of(Trait.MENTIONED);
    }
}
