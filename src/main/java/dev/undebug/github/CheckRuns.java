package dev.undebug.github;

import dev.undebug.github.client.AppAccount;
import dev.undebug.github.client.LibraryCalls;
import dev.undebug.github.client.RepositoryClient;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCheckRun;

/** Finds the app's own check runs for one subject. */
final class CheckRuns {
    private final RepositoryClient client;
    private final AppAccount app;
    private final Subject subject;

    CheckRuns(RepositoryClient client, AppAccount app, Subject subject) {
        this.client = client;
        this.app = app;
        this.subject = subject;
    }

    /**
     * Returns the check run that an earlier attempt left in progress. Any others are cancelled: GitHub cannot remove
     * annotations, and a run left in progress would show forever.
     */
    Optional<Long> resume() {
        List<GHCheckRun> left = left();
        Optional<GHCheckRun> usable = left.stream()
                .filter(run -> run.getOutput() == null || run.getOutput().getAnnotationsCount() == 0)
                .findFirst();
        for (GHCheckRun run : left) {
            if (usable.isEmpty() || run.getId() != usable.get().getId()) {
                LibraryCalls.call(() -> run.update()
                        .withStatus(GHCheckRun.Status.COMPLETED)
                        .withConclusion(GHCheckRun.Conclusion.CANCELLED)
                        .create());
            }
        }
        return usable.map(GHCheckRun::getId);
    }

    /** Returns the check runs that are in progress. */
    List<Long> inProgress() {
        return left().stream().map(GHCheckRun::getId).toList();
    }

    private List<GHCheckRun> left() {
        return find(run -> run.getStatus() != GHCheckRun.Status.COMPLETED);
    }

    /** Returns the check run that was concluded at exactly this time. */
    Optional<Long> concluded(Instant at) {
        return find(run -> LibraryCalls.call(() -> at(run.getCompletedAt(), at))).stream()
                .findFirst()
                .map(GHCheckRun::getId);
    }

    private static boolean at(@Nullable Date date, Instant time) {
        return date != null && date.toInstant().equals(time);
    }

    /** Returns the subjects of the commit's check runs, newest first. */
    List<Subject> subjects() {
        return all().stream()
                .sorted(Comparator.comparingLong(GHCheckRun::getId).reversed())
                .flatMap(run -> about(run).stream())
                .toList();
    }

    private List<GHCheckRun> find(Predicate<GHCheckRun> wanted) {
        return all().stream()
                .filter(run -> about(run)
                        .filter(other -> ExternalId.same(subject, other))
                        .isPresent())
                .filter(wanted)
                .toList();
    }

    private List<GHCheckRun> all() {
        // The filter "latest" would return only one run for all pull requests with this head.
        Map<String, Object> parameters = Map.of("check_name", GitHubChecks.NAME, "app_id", app.id(), "filter", "all");
        return LibraryCalls.call(() -> client.library()
                .getCheckRuns(subject.head().hex(), parameters)
                .withPageSize(100)
                .toList());
    }

    private Optional<Subject> about(GHCheckRun run) {
        return Optional.ofNullable(run.getExternalId())
                .flatMap(id -> ExternalId.parse(id, subject.repository(), subject.head()));
    }
}
