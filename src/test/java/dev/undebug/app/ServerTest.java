package dev.undebug.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.undebug.app.Settings.Listen;
import dev.undebug.pull.Attempt;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.RequestedWork;
import dev.undebug.rule.Rule;
import dev.undebug.rules.Rules;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Hook;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a whole, over HTTP. */
@Tag(Needs.SCENARIO)
class ServerTest {
    private static final byte[] SYNCHRONIZE = Hook.example("pull_request.synchronize");

    private final BlockingQueue<RequestedWork> reviewed = new LinkedBlockingQueue<>();
    private volatile Reviewer reviewer = this::review;

    /** A push also requests work for the other pull requests with the former head. */
    private void review(RequestedWork work, Attempt attempt) {
        if (!(work instanceof FormerHeadWork)) {
            reviewed.add(work);
        }
    }

    @TempDir
    private Path data;

    private Server server;
    private Hook hook;

    @BeforeEach
    void start() throws IOException {
        server = Server.start(TestSettings.settings(data), (work, retry) -> reviewer.run(work, retry));
        hook = new Hook(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private @Nullable RequestedWork next() throws InterruptedException {
        return reviewed.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aPullRequestIsReviewed() throws InterruptedException {
        assertThat(hook.deliver("pull_request", SYNCHRONIZE).statusCode()).isEqualTo(202);

        assertThat(next())
                .asInstanceOf(type(CheckWork.class))
                .extracting(CheckWork::key, CheckWork::rerun)
                .containsExactly("Codertocat/Hello-World#2", false);
    }

    @Test
    void aRerunIsReviewedAsOne() throws InterruptedException {
        assertThat(hook.deliver("check_suite", Hook.example("check_suite.rerequested"))
                        .statusCode())
                .isEqualTo(202);

        assertThat(next())
                .asInstanceOf(type(CheckWork.class))
                .extracting(CheckWork::key, CheckWork::rerun)
                .containsExactly("Codertocat/Hello-World#2", true);
    }

    @Test
    void aPingIsAnswered() {
        assertThat(hook.deliver("ping", Hook.example("ping")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRedeliveryIsAcceptedAndNotReviewedAgain() throws InterruptedException {
        assertThat(hook.deliver("pull_request", "guid", SYNCHRONIZE).statusCode())
                .isEqualTo(202);
        assertThat(next()).isNotNull();
        assertThat(hook.deliver("pull_request", "guid", SYNCHRONIZE).statusCode())
                .isEqualTo(202);
        hook.deliver("check_suite", Hook.example("check_suite.rerequested"));

        assertThat(next()).as("the suite is older than what was done").isInstanceOf(LatestWork.class);
        assertThat(reviewed).isEmpty();
    }

    @Test
    void whatIsGoneIsDone() throws InterruptedException {
        reviewer = (work, retry) -> {
            throw new Gone("the repository was deleted");
        };
        hook.deliver("pull_request", SYNCHRONIZE);
        // Older work of a pull request is skipped if newer work is wanted, so later deliveries have later times.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!hook.get("/metrics").body().contains("undebug_work_total{outcome=\"done\"} 2.0")) {
                Thread.onSpinWait();
            }
        });
        reviewer = this::review;
        hook.deliver("check_suite", Hook.example("check_suite.rerequested"));

        assertThat(next()).isNotNull();
    }

    @Test
    void whatIsNotReviewedWhenItStopsIsReviewedAfterTheNextStart() throws Exception {
        reviewer = (work, retry) -> {
            // Later than now even on a slow machine: a time that has passed counts as none, and then the wait grows.
            throw new Unavailable("GitHub is down", Instant.now().plusMillis(500), null);
        };
        assertThat(hook.deliver("pull_request", SYNCHRONIZE).statusCode()).isEqualTo(202);
        server.close();

        reviewer = this::review;
        start();
        assertThat(next()).isNotNull();
    }

    @Test
    void aRequestThatHasBegunIsAnsweredWhenItStops() throws Exception {
        String head = "POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\nX-GitHub-Event: pull_request\r\n"
                + "X-GitHub-Delivery: slow\r\nX-Hub-Signature-256: " + Hook.signature(Hook.SECRET, SYNCHRONIZE)
                + "\r\nContent-Length: " + SYNCHRONIZE.length + "\r\nExpect: 100-continue\r\n\r\n";
        int port = server.port();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(head.getBytes(UTF_8));
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 100");
            line(socket.getInputStream());
            Thread stop = new Thread(server::close);
            stop.start();
            refusesNewConnections(port);
            socket.getOutputStream().write(SYNCHRONIZE);

            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 202");
            stop.join();
        }
        start();
        assertThat(next()).isNotNull();
    }

    @Test
    void connectionsThatSendSlowlyHoldUpNobody() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            // More than the server has threads, and more than it lets wait.
            for (int i = 0; i < 600; i++) {
                slow.add(connect("POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"));
                slow.add(connect("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }

            assertThat(hook.deliver("pull_request", SYNCHRONIZE).statusCode()).isEqualTo(202);
            assertThat(hook.get("/healthz").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aSenderWithoutTheSecretGetsOneAnswerOfAConnection() throws IOException {
        String unsigned = "POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
        try (Socket socket = connect(unsigned + unsigned)) {
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answers).startsWith("HTTP/1.1 401").containsOnlyOnce("HTTP/1.1");
        }
    }

    private Socket connect(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(text.getBytes(UTF_8));
        return socket;
    }

    /** Returns once the server has begun to stop. */
    private static void refusesNewConnections(int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(probe.isConnected()).isTrue();
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (IOException e) {
                return;
            }
        }
        throw new AssertionError("still takes connections");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @Test
    void isReadyOnlyWhileItCanStore() throws Exception {
        assertThat(hook.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(hook.get("/readyz").statusCode()).isEqualTo(200);

        // From here on a missing table acts like a full disk.
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("undebug.db"));
                Statement statement = other.createStatement()) {
            statement.execute("drop table health");
            statement.execute("drop table delivery");
        }

        assertThat(hook.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(hook.deliver("pull_request", SYNCHRONIZE).statusCode()).isEqualTo(503);
        assertThat(hook.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesProtectTheirReaders() {
        var home = hook.get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).startsWith("<!DOCTYPE html>").contains("Flask debug mode");
        assertThat(home.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(home.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(home.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void everyRuleHasAPage() {
        assertThat(Rules.ALL).isNotEmpty();
        String list = hook.get("/rules").body();
        for (Rule rule : Rules.ALL) {
            String path = "/rules/" + rule.doc().id();
            assertThat(list).contains(path);
            assertThat(hook.get(path).body())
                    .contains(rule.doc().id(), "Reported")
                    .doesNotContain("#: ");
        }
        assertThat(hook.get("/undebug.schema.json").body()).contains("\"fail-on\"", "flask-run-debug");
        assertThat(hook.get("/rules/nonsense").statusCode()).isEqualTo(404);
        assertThat(hook.get("/rules/%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void thereIsNothingElse() {
        assertThat(hook.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(hook.get("/api/github/webhooks").statusCode()).isIn(404, 405);
        assertThat(hook.get("/nothing").body()).doesNotContain("Exception");
    }

    @Test
    void itCountsWhatItDoes() throws InterruptedException {
        hook.deliver("pull_request", SYNCHRONIZE);
        assertThat(next()).isNotNull();

        assertThat(hook.get("/metrics").body())
                .contains("undebug_webhook_total{status=\"202\"} 1.0")
                .contains("undebug_work_parked 0.0")
                .contains("undebug_deliveries_total{outcome=\"stored\"} 1.0");
    }

    @Test
    void withoutAnAppItShowsWhatToSet(@TempDir Path empty) throws IOException {
        Settings full = TestSettings.settings(empty);
        Settings none = new Settings(Optional.empty(), full.listen(), full.dataDir(), Optional.empty(), full.log());
        try (Server setup = Server.start(none, reviewer)) {
            Hook other = new Hook(setup.port());

            assertThat(other.get("/").body()).contains("APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET");
            assertThat(other.get("/readyz").statusCode()).isEqualTo(200);
            HttpResponse<String> answer = other.deliver("pull_request", SYNCHRONIZE);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("no app is set up here");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed(@TempDir Path other) {
        Settings settings = TestSettings.settings(other);
        Settings taken = new Settings(
                settings.registration(),
                new Listen("127.0.0.1", server.port()),
                settings.dataDir(),
                settings.publicUrl(),
                settings.log());

        assertThatThrownBy(() -> Server.start(taken, reviewer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port())
                .hasMessageContaining("the port is in use");
    }

    @Test
    void aHostThatIsNotThisMachineIsNotTakenForAPortThatIsTaken(@TempDir Path other) {
        Settings settings = TestSettings.settings(other);
        Settings elsewhere = new Settings(
                settings.registration(),
                new Listen("192.0.2.1", 0),
                settings.dataDir(),
                settings.publicUrl(),
                settings.log());

        assertThatThrownBy(() -> Server.start(elsewhere, reviewer))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("set by HOST and PORT: this machine has no such address");
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamedWithTheReason(@TempDir Path other) throws IOException {
        Path file = Files.createFile(other.resolve("data"));

        assertThatThrownBy(() -> Server.start(TestSettings.settings(file), reviewer))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot use '" + file + "', set by DATA_DIR: it is a file");
    }

    @Test
    void aDirectoryThatIsTakenIsNamed() {
        assertThatThrownBy(() -> Server.start(TestSettings.settings(data), reviewer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is in use by another server");
    }
}
