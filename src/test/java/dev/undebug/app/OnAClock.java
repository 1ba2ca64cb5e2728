package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.github.GitHubEdge;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.queue.Queue;
import dev.undebug.queue.QueuePolicy;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.ManualClock;
import dev.undebug.testing.Needs;
import dev.undebug.webhook.Deliveries;
import dev.undebug.webhook.event.WantedWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queue, use case and edge with the stand-in, all on a clock that stands still until the test moves it. */
@Tag(Needs.SCENARIO)
abstract class OnAClock {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final QueuePolicy EAGER = new QueuePolicy(8, 4, 4, Duration.ofMillis(10), 2, Duration.ofSeconds(5));

    final ManualClock clock = new ManualClock(START);

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.at(clock);

    @TempDir
    private Path data;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Queue queue;
    private Deliveries deliveries;

    /** Connects the app with GitHub. */
    abstract GitHubEdge connect(GitHubApp app);

    @BeforeEach
    void start() throws IOException {
        GitHubApp app = new GitHubApp(
                Long.toString(dev.undebug.testing.TestApp.ID),
                dev.undebug.testing.TestApp.keys().getPrivate(),
                ApiRoot.parse(github.apiUrl()));
        Reviewer reviewer = ReviewGraph.reviewer(connect(app), Optional::empty);
        queue = Queue.open(data, ReviewQueue.queue(reviewer, new Timing(clock, EAGER, Timing.REAL.idle()), meters));
        queue.start();
        deliveries = ReviewQueue.deliveries(queue, clock);
    }

    @AfterEach
    void stop() {
        queue.close();
    }

    /** Requests the review of a pull request as the webhook does. */
    final void deliver(HostedPull pull) {
        RepositoryRef repository = new RepositoryRef(
                github.installation().id(),
                new RepositoryName("acme", pull.repository().name()));
        PullRequest request = new PullRequest(
                new PullRef(repository, pull.number()),
                new CommitSha(pull.headSha()),
                new CommitSha(pull.baseSha()),
                true,
                Set.of(Trait.OWN_HEAD, Trait.UNCOMMENTED, Trait.TO_DEFAULT_BRANCH));
        deliveries.store(
                pull.repository().name() + "-" + pull.number(),
                "pull_request",
                List.of(new WantedWork(new CheckWork(request, false), clock.instant(), Duration.ZERO)));
    }

    /** Returns the number of jobs with this outcome. */
    final double outcome(String outcome) {
        return meters.counter("undebug.work", "outcome", outcome).count();
    }

    /** Returns the number that a query of the queue's database selects. */
    final long ask(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("undebug.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for the effect of a moved clock. Moves it on a little meanwhile: the scheduler's wait ends by this clock,
     * so a move between its check for due work and its wait would go unnoticed.
     */
    final void untilWorked(BooleanSupplier state) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        long moved = System.nanoTime();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            if (System.nanoTime() - moved > TimeUnit.MILLISECONDS.toNanos(200)) {
                clock.advance(EAGER.polling().multipliedBy(2));
                moved = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    static void until(BooleanSupplier state) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
