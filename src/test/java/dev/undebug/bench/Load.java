package dev.undebug.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.undebug.testing.Hook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Delivers over several connections, each of which waits for its answer before it sends again. */
final class Load {
    static final int CONNECTIONS = 32;

    private static final AtomicLong DELIVERY = new AtomicLong(System.nanoTime());

    private final int port;
    private final List<byte[]> heads = new ArrayList<>();
    private final List<byte[]> payloads;
    private final long end;

    private Load(int port, List<byte[]> payloads, long end) {
        this.port = port;
        this.payloads = payloads;
        this.end = end;
        for (byte[] payload : payloads) {
            String head = "POST /api/github/webhooks HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                    + "User-Agent: GitHub-Hookshot/bench\r\nX-GitHub-Event: pull_request\r\nX-Hub-Signature-256: "
                    + Hook.signature(Hook.SECRET, payload) + "\r\nContent-Length: " + payload.length
                    + "\r\nX-GitHub-Delivery: ";
            heads.add(head.getBytes(US_ASCII));
        }
    }

    static Result run(int port, List<byte[]> payloads, int seconds) throws Exception {
        Load load = new Load(port, payloads, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<Connection>> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(threads.submit(load::deliverUntilTheEnd));
        }
        List<Connection> done = new ArrayList<>();
        for (Future<Connection> connection : connections) {
            done.add(connection.get());
        }
        threads.shutdown();
        return Result.of(done, seconds);
    }

    private Connection deliverUntilTheEnd() throws IOException {
        Connection connection = new Connection();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[8192];
            while (System.nanoTime() < end) {
                long id = DELIVERY.incrementAndGet();
                byte[] request = request(id);
                long start = System.nanoTime();
                out.write(request);
                connection.answered(status(in, answer), System.nanoTime() - start);
            }
        }
        return connection;
    }

    private byte[] request(long id) {
        int which = (int) (id % payloads.size());
        byte[] head = heads.get(which);
        byte[] guid = ("bench-" + id + "\r\n\r\n").getBytes(US_ASCII);
        byte[] payload = payloads.get(which);
        byte[] request = Arrays.copyOf(head, head.length + guid.length + payload.length);
        System.arraycopy(guid, 0, request, head.length, guid.length);
        System.arraycopy(payload, 0, request, head.length + guid.length, payload.length);
        return request;
    }

    /** Reads an answer, which is known to be short. */
    private static int status(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        while (true) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            length += read;
            String text = new String(buffer, 0, length, US_ASCII);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body >= 4 && (text.endsWith("0\r\n\r\n") || length - body >= contentLength(text))) {
                return Integer.parseInt(text.substring(9, 12));
            }
        }
    }

    private static int contentLength(String answer) {
        int at = answer.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        return at < 0
                ? Integer.MAX_VALUE
                : Integer.parseInt(
                        answer.substring(at + 16, answer.indexOf('\r', at)).strip());
    }

    /** The results of one connection. */
    private static final class Connection {
        private long[] nanos = new long[1024];
        private int acknowledged;
        private int refused;

        void answered(int status, long took) {
            if (status != 202 && status != 200) {
                refused++;
                return;
            }
            if (acknowledged == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * nanos.length);
            }
            nanos[acknowledged++] = took;
        }
    }

    /** The results of all connections; the times in order. */
    static final class Result {
        private final long[] nanos;
        private final int refused;
        private final int seconds;

        private Result(long[] nanos, int refused, int seconds) {
            this.nanos = nanos;
            this.refused = refused;
            this.seconds = seconds;
        }

        private static Result of(List<Connection> connections, int seconds) {
            long[] nanos = connections.stream()
                    .flatMapToLong(connection -> Arrays.stream(connection.nanos, 0, connection.acknowledged))
                    .sorted()
                    .toArray();
            return new Result(
                    nanos,
                    connections.stream()
                            .mapToInt(connection -> connection.refused)
                            .sum(),
                    seconds);
        }

        /** Returns the acknowledgements per second. */
        double rate() {
            return (double) nanos.length / seconds;
        }

        int refused() {
            return refused;
        }

        double millis(double quantile) {
            return nanos[(int) Math.min(nanos.length - 1, (long) (quantile * nanos.length))] / 1e6;
        }
    }
}
