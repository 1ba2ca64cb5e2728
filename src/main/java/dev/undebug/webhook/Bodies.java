package dev.undebug.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads request bodies up to GitHub's limit. Anybody can send them, and a wrong signature shows only after the whole
 * body: so memory is allocated as bytes arrive, not as they are announced, and all senders together share a limit.
 */
final class Bodies {
    /** The memory of two of the largest bodies. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** GitHub's limit for deliveries. */
    static final int LARGEST = 25 * 1024 * 1024;

    /** The size that every sender may use, enough for most deliveries. Larger bodies are counted in this unit. */
    private static final int UNIT = 32 * 1024;

    /** GitHub itself gives up sooner; a slower sender only ties up memory. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Semaphore units;
    private final LongSupplier nanoTime;

    /** @param most the total memory for all bodies larger than a unit, in bytes */
    Bodies(int most, LongSupplier nanoTime) {
        this.units = new Semaphore(most / UNIT);
        this.nanoTime = nanoTime;
    }

    /** Returns the reader for GitHub's deliveries. */
    static Bodies ofDeliveries() {
        return new Bodies(MOST_BYTES, System::nanoTime);
    }

    /**
     * Reads a whole body.
     *
     * @param announced the length that the sender announced, or -1
     */
    byte[] read(InputStream in, long announced) throws IOException, TooLarge, TooSlow, Busy {
        if (announced > LARGEST) {
            throw new TooLarge();
        }
        Buffer buffer = new Buffer((int) announced);
        try {
            fill(buffer, in, nanoTime.getAsLong() + LONGEST_NANOS);
            if (buffer.length > LARGEST) {
                throw new TooLarge();
            }
            return buffer.content();
        } finally {
            units.release(buffer.held);
        }
    }

    /** Reads to the end, or to one byte more than the limit. */
    private void fill(Buffer buffer, InputStream in, long deadline) throws IOException, TooSlow, Busy {
        while (buffer.length <= LARGEST) {
            if (!buffer.readSome(in)) {
                return;
            }
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new TooSlow();
            }
        }
    }

    /** A growing array with the bytes read so far. It stops at the announced length, so most bodies are never copied. */
    private final class Buffer {
        private final int announced;
        private byte[] bytes;
        private int length;
        private int held;

        Buffer(int announced) {
            this.announced = announced;
            bytes = new byte[announced < 0 ? UNIT : Math.min(announced, UNIT)];
        }

        /** Returns false at the end. */
        boolean readSome(InputStream in) throws IOException, Busy {
            if (length < bytes.length) {
                int read = in.read(bytes, length, bytes.length - length);
                length += Math.max(read, 0);
                return read >= 0;
            }
            // Makes room only for a byte that is there: usually this is the end.
            int next = in.read();
            if (next >= 0) {
                makeRoom();
                bytes[length++] = (byte) next;
            }
            return next >= 0;
        }

        private void makeRoom() throws Busy {
            int most = length < announced ? announced : LARGEST + 1;
            int room = Math.min(most, Math.max(UNIT, 2 * bytes.length));
            int more = (room + UNIT - 1) / UNIT - held;
            if (room > UNIT) {
                if (!units.tryAcquire(more)) {
                    throw new Busy();
                }
                held += more;
            }
            bytes = Arrays.copyOf(bytes, room);
        }

        byte[] content() {
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
    }

    /** The body did not arrive in time. */
    static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The body is larger than any of GitHub's. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Other bodies use all the available memory. */
    static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
