package dev.undebug.webhook;

import dev.undebug.webhook.Body.Fate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A body that arrives. Between its pieces no thread waits for it. Memory is allocated as bytes arrive, not as they are
 * announced.
 *
 * <p>A connection's parser is not for several threads, so everything that reaches it holds this object's lock.
 */
final class Arrival {
    /** The size that every sender may use, enough for most deliveries. What is larger is taken from the room. */
    static final int UNIT = 32 * 1024;

    private static final byte[] NOTHING = {};

    private final Request request;
    private final Executor executor;
    private final Room room;
    private final Duration patience;
    private final Consumer<Body> next;
    private final int announced;

    private byte[] bytes = NOTHING;
    private int length;
    private boolean isWaiting;
    private boolean isOver;
    private volatile @Nullable Fate ended;
    private Scheduler.@Nullable Task deadline;

    /** A call that the server makes while this object's lock is held is made up for later. */
    private boolean isBusy;

    private boolean isCalledMeanwhile;

    /** @param next is called once, with the body or the reason why there is none */
    Arrival(Request request, Room room, Duration patience, Consumer<Body> next) {
        this.request = request;
        this.executor = request.getContext();
        this.room = room;
        this.patience = patience;
        this.next = next;
        this.announced = (int) Math.min(request.getLength(), Bodies.LARGEST);
    }

    /** Reads what is there, and the rest when it comes. */
    void proceed() {
        Body body = read();
        if (body != null) {
            next.accept(body);
        }
    }

    private synchronized @Nullable Body read() {
        if (isBusy) {
            isCalledMeanwhile = true;
            return null;
        }
        isBusy = true;
        try {
            Body body;
            do {
                isCalledMeanwhile = false;
                body = readAvailable();
                if (body == null) {
                    awaitMore();
                }
            } while (body == null && isCalledMeanwhile);
            if (body != null) {
                leave();
            }
            return body;
        } finally {
            isBusy = false;
        }
    }

    private void awaitMore() {
        if (!isWaiting) {
            isWaiting = true;
            room.enter(this);
            deadline = request.getComponents()
                    .getScheduler()
                    .schedule(() -> giveUp(Fate.TOO_SLOW), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        request.demand(this::proceed);
    }

    private void leave() {
        isOver = true;
        bytes = NOTHING;
        room.leave(this);
        if (deadline != null) {
            deadline.cancel();
        }
    }

    /** Gives the body up. Another thread tells the sender: this one may hold another body's lock. */
    void giveUp(Fate fate) {
        ended = fate;
        executor.execute(this::wake);
    }

    private void wake() {
        if (failsReading()) {
            proceed();
        }
    }

    /** Returns whether the server left the next call to this thread. */
    private synchronized boolean failsReading() {
        if (isOver) {
            return false;
        }
        bytes = NOTHING;
        isBusy = true;
        isCalledMeanwhile = false;
        try {
            request.fail(new TimeoutException("given up"));
        } finally {
            isBusy = false;
        }
        return isCalledMeanwhile;
    }

    /** Returns the body if it has come to its end, and null if more is to come. */
    private @Nullable Body readAvailable() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                return null;
            }
            try {
                Fate fate = ended;
                if (fate == null) {
                    fate = Content.Chunk.isFailure(chunk) ? Fate.TRUNCATED : keep(chunk.getByteBuffer());
                }
                if (fate != Fate.WHOLE) {
                    return Body.lost(fate);
                }
                if (chunk.isLast()) {
                    return Body.whole(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
                }
            } finally {
                chunk.release();
            }
        }
    }

    private Fate keep(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            if (length == Bodies.LARGEST) {
                return Fate.TOO_LARGE;
            }
            if (length == bytes.length && !makeRoom()) {
                return Fate.CROWDED_OUT;
            }
            int part = Math.min(piece.remaining(), bytes.length - length);
            piece.get(bytes, length, part);
            length += part;
        }
        return Fate.WHOLE;
    }

    /** Grows the array. It stops at the announced length, so most bodies are never copied. */
    private boolean makeRoom() {
        int most = length < announced ? announced : Bodies.LARGEST;
        int size = Math.min(most, Math.max(UNIT, 2 * bytes.length));
        if (size > UNIT && !room.take(this, size - (bytes.length > UNIT ? bytes.length : 0L))) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }
}
