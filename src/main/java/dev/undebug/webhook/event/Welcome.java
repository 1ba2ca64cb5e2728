package dev.undebug.webhook.event;

import dev.undebug.pull.WelcomeWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The work for repositories newly added to an installation. */
final class Welcome {
    /** This many start at once: somebody who tries the app with a few repositories does not want to wait. */
    private static final int AT_ONCE = 10;

    /** GitHub lets an app create 500 items of content an hour: half of them are reserved for pull requests. */
    private static final Duration EACH = Duration.ofSeconds(15);

    private Welcome() {}

    static List<WantedWork> of(Installation installation, List<RepositoryMention> repositories) {
        return IntStream.range(0, repositories.size())
                .mapToObj(i -> new WantedWork(
                        new WelcomeWork(repositories.get(i).in(installation)),
                        // Uses the current default branch when the work runs; any commit will do.
                        Instant.EPOCH,
                        EACH.multipliedBy(Math.max(0, i + 1 - AT_ONCE))))
                .toList();
    }
}
