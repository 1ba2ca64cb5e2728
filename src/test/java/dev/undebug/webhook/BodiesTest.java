package dev.undebug.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.webhook.Body.Fate;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;
    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<Body> bodies = new LinkedBlockingQueue<>();
    private final List<Socket> sockets = new ArrayList<>();
    private @Nullable Javalin server;

    /** Starts a server that keeps bodies, and answers with what became of them. */
    private void start(Room room, Duration patience) {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyServer(jetty -> jetty.setHandler(new Bodies(room, patience)));
                    config.routes.post("/", context -> {
                        Body body = Bodies.of(context.req());
                        bodies.add(body);
                        context.result(body.fate() + "\n");
                    });
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Objects.requireNonNull(server).port());
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /** Begins a body. The server asks for the rest only once it waits for it. */
    private Socket begin(int length) throws IOException {
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
        assertThat(line(socket)).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(line(socket)).isEmpty();
        return socket;
    }

    private Fate deliver(byte[] body) throws IOException {
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n");
        socket.getOutputStream().write(body);
        return fate(socket);
    }

    private static Fate fate(Socket socket) throws IOException {
        assertThat(line(socket)).startsWith("HTTP/1.1 200");
        String header = line(socket);
        while (!header.isEmpty()) {
            header = line(socket);
        }
        return Fate.valueOf(line(socket));
    }

    private static String line(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static Room wide() {
        return new Room(100, 64L * MEGABYTE);
    }

    private static byte[] random(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        return body;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, MEGABYTE + 1, 5_000_000, Bodies.LARGEST})
    void readsAllThatIsAnnounced(int length) throws Exception {
        start(wide(), LONG);
        byte[] body = random(length);

        assertThat(deliver(body)).isEqualTo(Fate.WHOLE);
        assertThat(bodies.take().bytes()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8191, 32 * 1024, 32 * 1024 + 1, 5_000_000, Bodies.LARGEST})
    void readsAllThatComesInChunks(int length) throws Exception {
        start(wide(), LONG);
        byte[] body = random(length);
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int from = 0; from < length; from += 300_000) {
            byte[] chunk = Arrays.copyOfRange(body, from, Math.min(length, from + 300_000));
            send(socket, Integer.toHexString(chunk.length) + "\r\n");
            socket.getOutputStream().write(chunk);
            send(socket, "\r\n");
        }
        send(socket, "0\r\n\r\n");

        assertThat(fate(socket)).isEqualTo(Fate.WHOLE);
        assertThat(bodies.take().bytes()).isEqualTo(body);
    }

    @Test
    void readsOneRequestAfterAnotherOfAConnection() throws Exception {
        start(wide(), LONG);
        Socket socket = connect();
        String one = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n";

        send(socket, one + "abc" + one + "de");
        assertThat(fate(socket)).isEqualTo(Fate.WHOLE);
        send(socket, "f" + one + "ghi");

        assertThat(fate(socket)).isEqualTo(Fate.WHOLE);
        assertThat(fate(socket)).isEqualTo(Fate.WHOLE);
        assertThat(bodies)
                .extracting(body -> new String(body.bytes(), US_ASCII))
                .containsExactly("abc", "def", "ghi");
    }

    @ParameterizedTest
    @ValueSource(longs = {Bodies.LARGEST + 1L, Integer.MAX_VALUE + 1L, Long.MAX_VALUE})
    void refusesWhatIsAnnouncedAsTooLarge(long length) throws Exception {
        start(wide(), LONG);
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n");

        assertThat(fate(socket)).isEqualTo(Fate.TOO_LARGE);
    }

    @Test
    void knowsThatTheConnectionEndedBefore() throws Exception {
        start(wide(), LONG);
        Socket socket = begin(3);
        send(socket, "{");
        socket.shutdownOutput();

        assertThat(bodies.take().fate()).isEqualTo(Fate.TRUNCATED);
    }

    @Test
    void givesUpOnASlowSender() throws Exception {
        start(wide(), Duration.ofMillis(50));
        Socket silent = begin(1000);
        Socket slow = begin(1000);
        send(slow, "{");

        assertThat(fate(silent)).isEqualTo(Fate.TOO_SLOW);
        assertThat(fate(slow)).isEqualTo(Fate.TOO_SLOW);
    }

    @Test
    void theOldestMakesRoomForOneMore() throws Exception {
        start(new Room(2, MEGABYTE), LONG);
        Socket first = begin(1);
        Socket second = begin(1);
        Socket third = begin(1);

        assertThat(fate(first)).isEqualTo(Fate.CROWDED_OUT);
        send(second, "2");
        send(third, "3");
        assertThat(fate(second)).isEqualTo(Fate.WHOLE);
        assertThat(fate(third)).isEqualTo(Fate.WHOLE);
    }

    @Test
    void anOlderOneGivesUpItsMemory() throws Exception {
        start(new Room(10, 100 * KILOBYTE), LONG);
        Socket older = begin(90 * KILOBYTE);
        older.getOutputStream().write(new byte[80 * KILOBYTE]);

        // Until the server has read the older one, its memory is free.
        while (older.getInputStream().available() == 0) {
            assertThat(deliver(new byte[80 * KILOBYTE])).isEqualTo(Fate.WHOLE);
        }

        assertThat(fate(older)).isEqualTo(Fate.CROWDED_OUT);
    }

    @Test
    void aYoungerOneKeepsItsMemory() throws Exception {
        start(new Room(10, 100 * KILOBYTE), LONG);
        Socket older = begin(90 * KILOBYTE);
        Socket younger = begin(90 * KILOBYTE);
        younger.getOutputStream().write(new byte[80 * KILOBYTE]);
        older.getOutputStream().write(new byte[80 * KILOBYTE]);
        younger.getOutputStream().write(new byte[10 * KILOBYTE]);

        assertThat(fate(younger)).isEqualTo(Fate.WHOLE);
    }

    @Test
    void refusesWhatNoRoomIsFor() throws Exception {
        start(new Room(10, 100 * KILOBYTE), LONG);

        assertThat(deliver(new byte[101 * KILOBYTE])).isEqualTo(Fate.CROWDED_OUT);
        assertThat(deliver(new byte[100 * KILOBYTE])).isEqualTo(Fate.WHOLE);
        assertThat(deliver(new byte[100 * KILOBYTE])).isEqualTo(Fate.WHOLE);
    }

    @Test
    void noThreadWaitsForABody() throws Exception {
        start(new Room(1000, MEGABYTE), LONG);
        List<Socket> slow = new ArrayList<>();
        // More than the server has threads.
        for (int i = 0; i < 300; i++) {
            slow.add(begin(2));
            send(slow.get(i), "{");
        }

        assertThat(deliver(new byte[100])).isEqualTo(Fate.WHOLE);
        for (Socket socket : slow) {
            send(socket, "}");
            assertThat(fate(socket)).isEqualTo(Fate.WHOLE);
        }
    }
}
