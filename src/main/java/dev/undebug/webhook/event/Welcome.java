package dev.undebug.webhook.event;

import dev.undebug.pull.WelcomeWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What repositories ask for that the app is given. */
final class Welcome {
    /** So many are welcomed at once: who tries the app with a few does not want to wait. */
    private static final int AT_ONCE = 10;

    /** GitHub lets an app create 500 things an hour: half of them are for those who wait for the check of a pull request. */
    private static final Duration EACH = Duration.ofSeconds(15);

    private Welcome() {}

    static List<WantedWork> of(Installation installation, List<RepositoryMention> repositories) {
        return IntStream.range(0, repositories.size())
                .mapToObj(i -> new WantedWork(
                        new WelcomeWork(repositories.get(i).in(installation)),
                        // The default branch as it is then: one is as good as another.
                        Instant.EPOCH,
                        EACH.multipliedBy(Math.max(0, i + 1 - AT_ONCE))))
                .toList();
    }
}
