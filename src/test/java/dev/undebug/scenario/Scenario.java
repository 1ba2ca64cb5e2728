package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.app.ImpatientServer;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.ForgeEvent.CheckRunChanged;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.Needs;
import dev.undebug.testing.SkippingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole path over real HTTP: from a signed webhook to a check run and a review. The server is the real one with its
 * queue on disk; every exchange is validated against GitHub's own schemas.
 */
@Tag(Needs.SCENARIO)
abstract class Scenario {
    static final String DOCKERFILE = """
            FROM python:3.12
            WORKDIR /app
            COPY . .
            CMD ["python", "app.py"]
            """;
    static final String OFF = """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(host="0.0.0.0")
            """;
    static final String ON = OFF.replace("host=\"0.0.0.0\"", "host=\"0.0.0.0\", debug=True");
    private static final String CHECK = "Undebug";
    private static final int LONGEST = 60;
    /** Time is skipped only after this time without a request to GitHub. */
    private static final int QUIET_MILLIS = 100;

    private static final Pattern PULL = Pattern.compile("pull:([0-9]+):");
    /** No server listens there. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    final SkippingClock clock = new SkippingClock();

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.at(clock);

    @TempDir
    private Path data;

    /** The runs concluded by the request in progress: they count once it is in the log. */
    private final ThreadLocal<List<CheckRun>> concluding = ThreadLocal.withInitial(ArrayList::new);

    private final BlockingQueue<CheckRun> concluded = new LinkedBlockingQueue<>();
    private final BlockingQueue<CheckRun> audited = new LinkedBlockingQueue<>();
    private final Semaphore exchanged = new Semaphore(0);
    private ImpatientServer server;
    private Path folder = Path.of("");
    private int before;

    /** A shop in a container; its default branch requires the check. */
    HostedRepository shop;

    @BeforeEach
    void start() throws IOException {
        shop = github.repository("shop", Map.of("Dockerfile", DOCKERFILE, "app.py", OFF, "README.md", "A shop\n"));
        shop.require("main", CHECK);
        github.forge().listen(event -> {
            if (event instanceof CheckRunChanged changed && changed.action().equals("completed")) {
                concluding.get().add(changed.run());
            }
        });
        github.standIn().onExchange(exchange -> {
            concluding.get().forEach(run -> (isAudit(run) ? audited : concluded).add(run));
            concluding.get().clear();
            exchanged.release();
        });
        start(data);
    }

    /** Starts a server, and sends the webhooks there. */
    final void start(Path newFolder) throws IOException {
        folder = newFolder;
        server = ImpatientServer.start(github.apiUrl(), newFolder, clock);
        takesWebhooks();
    }

    /** Drops webhooks from now on. */
    final void losesWebhooks() {
        github.webhooksTo(NOWHERE);
    }

    /** Delivers webhooks again. */
    final void takesWebhooks() {
        github.webhooksTo(server.webhooks());
    }

    /** Returns the folder of the server's queue. */
    final Path folder() {
        return folder;
    }

    @AfterEach
    void stop(TestInfo test) {
        server.close();
        test.getTestMethod()
                .map(method -> method.getAnnotation(Requests.class))
                .ifPresent(row -> RequestPage.check(about(test.getTestClass().orElseThrow()), row.value(), requests()));
    }

    static String about(Class<?> scenarios) {
        return scenarios.getSimpleName().replace("ScenarioTest", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /**
     * Returns the app's requests so far, except those for its tokens. Stops the server, so that the list is complete.
     */
    final List<String> requests() {
        server.close();
        List<Exchange> exchanges = github.standIn().exchanges();
        return RequestLines.of(exchanges.subList(before, exchanges.size()));
    }

    /** Resets the count of requests. */
    final void countFromHere() {
        before = github.standIn().exchanges().size();
    }

    /** Stops the server. */
    final void end() {
        server.close();
    }

    static boolean isAudit(CheckRun run) {
        return run.subject().externalId().filter("branch"::equals).isPresent();
    }

    /** Grants the installation further permissions than {@code app.yml} requests. */
    final void permit(String permission, String level) {
        Map<String, String> permissions = new TreeMap<>(github.installation().permissions());
        permissions.put(permission, level);
        github.permit(permissions);
    }

    /**
     * Opens a pull request some time after its push, as people do. If both were in the same second, a re-run of its
     * check suite, which is as old as the push, would be as new as the pull request, and cost another request less.
     */
    final HostedPull open(String branch, Map<String, String> files) {
        github.commit(shop, branch, files);
        clock.skip(Duration.ofSeconds(1));
        return shop.open(github.alice(), Proposal.of(shop, "Change " + branch, branch, "main"));
    }

    /** Opens a pull request that turns debug mode on, and waits for its check. */
    final HostedPull openDebugOn() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        return pull;
    }

    /** Returns the only comment. */
    static ReviewComment first(HostedPull pull) {
        assertThat(pull.threads().all()).hasSize(1);
        return pull.threads().all().get(0).first();
    }

    /** Commits {@code app.py} with debug mode on and another name. */
    final void rename(String branch, String name) {
        shop.commit(
                github.alice(),
                branch,
                "Rename",
                List.of(
                        TreeEdit.delete("app.py"),
                        TreeEdit.put(name, ON),
                        TreeEdit.put("Dockerfile", DOCKERFILE.replace("app.py", name))));
    }

    /** Waits for the next conclusion on a pull request or merge group. */
    final CheckRun next() throws InterruptedException {
        return next(concluded);
    }

    /** Waits for a conclusion that blocks the merge. */
    final CheckRun red() throws InterruptedException {
        return next("failure");
    }

    /** Waits for a conclusion without findings. */
    final CheckRun green() throws InterruptedException {
        return next("success");
    }

    /** Waits for the next conclusion, which must be the given one. */
    final CheckRun next(String conclusion) throws InterruptedException {
        CheckRun run = next();
        assertThat(run.progress().conclusion())
                .as("%s", run.output().summary().orElse(""))
                .contains(conclusion);
        return run;
    }

    /** Waits for the next conclusion on a branch. */
    final CheckRun nextAudit() throws InterruptedException {
        return next(audited);
    }

    /** Returns the conclusions that no call has returned yet. Stops the server, so that there will be no more. */
    final List<CheckRun> rest() {
        server.close();
        return List.copyOf(concluded);
    }

    /** Waits for a state of the stand-in; checks it after every exchange. */
    final void until(BooleanSupplier state) throws InterruptedException {
        long deadline = deadline();
        exchanged.drainPermits();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            if (!exchanged.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
                skipToWhatIsDue();
            }
        }
    }

    private CheckRun next(BlockingQueue<CheckRun> runs) throws InterruptedException {
        long deadline = deadline();
        @Nullable CheckRun run = null;
        while (run == null) {
            assertThat(System.nanoTime()).as("no check run was concluded").isLessThan(deadline);
            run = runs.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            if (run == null) {
                skipToWhatIsDue();
            }
        }
        letItBeWrittenDown(run);
        return run;
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST);
    }

    /**
     * Moves the clock to the time at which the server continues, if all its work is delayed; limited to the time that
     * the test waits.
     */
    private void skipToWhatIsDue() {
        github.standIn().settleWebhooks();
        Duration left = Duration.ofMillis(new WorkTable(folder).nextDue() - clock.millis());
        if (!left.isNegative() && left.compareTo(Duration.ofSeconds(LONGEST)) < 0) {
            clock.skip(left);
        }
    }

    /**
     * Gives the server time to record the conclusion of a run, as people do before they push again. Of events before
     * that in the same second, it cannot know which is newer.
     */
    private void letItBeWrittenDown(CheckRun run) throws InterruptedException {
        Matcher pull = PULL.matcher(run.subject().externalId().orElse(""));
        String keys = pull.lookingAt() ? "%#" + pull.group(1) : "%";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (new WorkTable(folder).wanted(keys) > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Waits until the server has done all its work. */
    final void untilNothingIsWanted() throws InterruptedException {
        github.standIn().settleWebhooks();
        long deadline = deadline();
        while (new WorkTable(folder).wanted("%") > 0) {
            assertThat(System.nanoTime()).as("wanted work").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
            skipToWhatIsDue();
        }
    }
}
