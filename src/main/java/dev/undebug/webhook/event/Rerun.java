package dev.undebug.webhook.event;

import dev.undebug.pull.CheckWork;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work that a re-run requests. */
final class Rerun {
    private Rerun() {}

    /** Returns the mentioned pull requests of this repository: GitHub also lists those from it to another. */
    static List<PullRequest> mentioned(
            @Nullable List<PullMention> pulls, Repository repository, Installation installation) {
        return pulls == null
                ? List.of()
                : pulls.stream()
                        .filter(pull -> pull.base().isIn(repository))
                        .map(pull -> pull.in(repository, installation))
                        .toList();
    }

    /**
     * The time is that of the check, not of the click: a re-run of an old head must not displace a newer head that
     * waits for its review.
     */
    static List<WantedWork> of(List<PullRequest> pulls, @Nullable String checked) {
        Instant since = Field.time(checked, "time of the check");
        return pulls.stream()
                .map(pull -> new WantedWork(new CheckWork(pull, true), since))
                .toList();
    }

    /** Requests another check; the data of the pull request is as old as the check. */
    static WantedWork of(Subject named, @Nullable String checked) {
        CheckWork again = new CheckWork(named, true);
        return new WantedWork(again.late(), Field.time(checked, "time of the check"));
    }
}
