package dev.undebug.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connections that send a delivery without a signature, one byte each second, and connect again when the server ends them. */
final class SlowBodies implements AutoCloseable {
    private static final int LENGTH = 24_000;

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Future<?> ticking;

    private SlowBodies(int port) {
        this.port = port;
    }

    static SlowBodies open(int port, int connections) throws IOException {
        SlowBodies bodies = new SlowBodies(port);
        for (int i = 0; i < connections; i++) {
            bodies.sockets.add(bodies.begun());
        }
        bodies.ticking = bodies.clock.scheduleAtFixedRate(bodies::dribble, 1, 1, TimeUnit.SECONDS);
        return bodies;
    }

    private Socket begun() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("POST /api/github/webhooks HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                                + "X-GitHub-Event: push\r\nX-GitHub-Delivery: slow\r\nContent-Length: " + LENGTH
                                + "\r\n\r\n{")
                        .getBytes(US_ASCII));
        return socket;
    }

    private void dribble() {
        for (int i = 0; i < sockets.size(); i++) {
            Socket socket = sockets.get(i);
            try {
                if (socket.getInputStream().available() > 0) {
                    throw new IOException("answered before its end");
                }
                socket.getOutputStream().write(' ');
            } catch (IOException over) {
                ended.incrementAndGet();
                sockets.set(i, again(socket));
            }
        }
    }

    private Socket again(Socket old) {
        try {
            old.close();
            return begun();
        } catch (IOException refused) {
            return old;
        }
    }

    /** Returns how many the server has ended so far. */
    int ended() {
        return ended.get();
    }

    @Override
    public void close() throws IOException {
        if (ticking != null) {
            ticking.cancel(false);
        }
        clock.shutdown();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
