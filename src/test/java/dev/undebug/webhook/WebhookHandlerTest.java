package dev.undebug.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.AppManifest;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Hook;
import dev.undebug.webhook.event.WantedWork;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHandlerTest {
    private static final byte[] OPENED = Hook.example("pull_request.opened.2");

    private record Stored(String id, String event, List<WantedWork> reviews) {}

    private final List<Stored> stored = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Deliveries deliveries = (id, event, reviews) -> stored.add(new Stored(id, event, reviews));

    private Javalin server;
    private Hook hook;

    @BeforeEach
    void start() {
        WebhookHandler handler = new WebhookHandler(
                new Signatures(List.of(Hook.SECRET)),
                (id, event, reviews) -> deliveries.store(id, event, reviews),
                meters);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(jetty -> jetty.setHandler(new Bodies()));
                    config.routes.post(AppManifest.WEBHOOK_PATH, handler);
                })
                .start("127.0.0.1", 0);
        hook = new Hook(server.port());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void storesWhatIsAskedForAndThenAnswers202() {
        assertThat(hook.deliver("pull_request", "id-1", OPENED).statusCode()).isEqualTo(202);

        assertThat(stored).hasSize(1);
        assertThat(stored.get(0).id()).isEqualTo("id-1");
        assertThat(stored.get(0).event()).isEqualTo("pull_request");
        assertThat(stored.get(0).reviews())
                .extracting(review -> review.work().key())
                .containsExactly("Codertocat/Hello-World#2");
    }

    @Test
    void storesEventsThatItDoesNotUnderstand() {
        assertThat(hook.deliver("star", "{\"action\":\"created\"}".getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(202);
        assertThat(stored).hasSize(1);
    }

    @Test
    void answersAPingAndStoresNothing() {
        assertThat(hook.deliver("ping", Hook.example("ping")).statusCode()).isEqualTo(200);
        assertThat(stored).isEmpty();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(hook.send(hook.unsigned("pull_request", OPENED)).statusCode())
                .isEqualTo(401);
        assertThat(hook.send(hook.unsigned("ping", Hook.example("ping"))).statusCode())
                .isEqualTo(401);
        assertThat(stored).isEmpty();
    }

    @Test
    void refusesABodyThatWasChangedOnTheWay() {
        byte[] changed = OPENED.clone();
        changed[changed.length / 2] ^= 1;
        HttpRequest.Builder request = hook.unsigned("pull_request", changed)
                .header("X-Hub-Signature-256", Hook.signature(Hook.SECRET, OPENED));

        assertThat(hook.send(request).statusCode()).isEqualTo(401);
        assertThat(stored).isEmpty();
    }

    @Test
    void refusesTheOldSignature() {
        HttpRequest.Builder request =
                hook.unsigned("pull_request", OPENED).header("X-Hub-Signature", Hook.signature(Hook.SECRET, OPENED));

        assertThat(hook.send(request).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "null",
                "[]",
                "42",
                "{",
                "{}",
                "{\"action\":\"opened\"}",
                "{} {}",
                "payload=%7B%7D",
                "\u0000",
                "{\"action\":{},\"pull_request\":[]}",
            })
    void answers400ToWhatIsNoPullRequestEvent(String body) {
        var response = hook.deliver("pull_request", body.getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .startsWith("the payload is not valid for the event pull_request: ")
                .hasLineCount(1);
        assertThat(stored).isEmpty();
    }

    @Test
    void answers400ToDeepNesting() {
        byte[] deep = ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8);

        assertThat(hook.deliver("pull_request", deep).statusCode()).isEqualTo(400);
        assertThat(hook.deliver("star", deep).statusCode()).isEqualTo(400);
        assertThat(stored).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../../etc/passwd", "' or 1=1 --"})
    void answers400ToAnIdThatIsNone(String id) {
        assertThat(hook.deliver("pull_request", id, OPENED).statusCode()).isEqualTo(400);
        assertThat(stored).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pull_Request", "pull request", "x/../y"})
    void answers400ToAnEventThatIsNone(String event) {
        assertThat(hook.deliver(event, OPENED).statusCode()).isEqualTo(400);
        assertThat(stored).isEmpty();
    }

    @Test
    void answers503WhenItCannotStore() {
        deliveries = (id, event, reviews) -> {
            throw new Unavailable("disk full", null);
        };

        assertThat(hook.deliver("pull_request", OPENED).statusCode()).isEqualTo(503);
    }

    @Test
    void answers503ToWhatItDoesNotUnderstandByItsOwnFault() {
        deliveries = (id, event, reviews) -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(hook.deliver("pull_request", OPENED).statusCode()).isEqualTo(503);
    }

    @Test
    void takesABodyOf25Megabytes() {
        byte[] large = new byte[Bodies.LARGEST];
        Arrays.fill(large, (byte) ' ');
        large[0] = '{';
        large[large.length - 1] = '}';

        assertThat(hook.deliver("star", large).statusCode()).isEqualTo(202);
        assertThat(stored).hasSize(1);
    }

    @Test
    void answers413ToAByteMoreAndReadsNothing() throws IOException {
        String head = "POST " + AppManifest.WEBHOOK_PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                + (Bodies.LARGEST + 1) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(head.getBytes(UTF_8));

            assertThat(firstLine(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void answers413ToAChunkedBodyThatDoesNotEnd() throws IOException {
        byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("POST " + AppManifest.WEBHOOK_PATH
                                    + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(UTF_8));
            // The server may close the connection while this side still writes, so the answer is read meanwhile.
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> firstLineOf(socket));
            int megabytes = 0;
            while (megabytes < 26 && isWritten(chunk, socket)) {
                megabytes++;
            }

            assertThat(answer.join()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(meters.counter("undebug.webhook", "status", "413").count()).isEqualTo(1);
    }

    @Test
    void takesAChunkedBody() {
        InputStream inTwo = new SequenceInputStream(
                new ByteArrayInputStream(OPENED, 0, 10), new ByteArrayInputStream(OPENED, 10, OPENED.length - 10));
        HttpRequest.Builder request = hook.unsigned("pull_request", OPENED)
                .POST(BodyPublishers.ofInputStream(() -> inTwo))
                .header("X-Hub-Signature-256", Hook.signature(Hook.SECRET, OPENED));

        assertThat(hook.send(request).statusCode()).isEqualTo(202);
    }

    /** Returns whether the other side still took it. */
    private static boolean isWritten(byte[] chunk, Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(chunk);
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    private static String firstLineOf(Socket socket) {
        try {
            return firstLine(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\r' && c >= 0;
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
