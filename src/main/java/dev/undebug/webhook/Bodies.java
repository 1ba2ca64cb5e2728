package dev.undebug.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads bodies up to GitHub's limit. Anybody can send, and the signature is only known to be wrong when everything has been
 * read: so memory is taken as bytes arrive and not as they are announced, and all senders together get so much of it.
 */
final class Bodies {
    /** Two of the largest. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** GitHub delivers no larger ones. */
    static final int LARGEST = 25 * 1024 * 1024;

    /** So much every sender gets, and most deliveries fit. What is more is counted in this unit. */
    private static final int UNIT = 32 * 1024;

    /** GitHub itself gives up sooner; whoever takes longer only ties up memory. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Semaphore units;
    private final LongSupplier nanoTime;

    /**
     * @param most what all bodies that do not fit into a unit may have in memory at the same time, in bytes
     */
    Bodies(int most, LongSupplier nanoTime) {
        this.units = new Semaphore(most / UNIT);
        this.nanoTime = nanoTime;
    }

    /** Returns the bodies of GitHub's deliveries. */
    static Bodies ofDeliveries() {
        return new Bodies(MOST_BYTES, System::nanoTime);
    }

    /**
     * Reads all.
     *
     * @param announced the length that the sender announced, or -1
     */
    byte[] read(InputStream in, long announced) throws IOException, TooLarge, TooSlow, Busy {
        if (announced > LARGEST) {
            throw new TooLarge();
        }
        Buffer buffer = new Buffer(announced < 0 || announced >= UNIT ? UNIT : (int) announced + 1);
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
            buffer.makeRoom();
            int read = in.read(buffer.bytes, buffer.length, buffer.bytes.length - buffer.length);
            if (read < 0) {
                return;
            }
            buffer.length += read;
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new TooSlow();
            }
        }
    }

    /** Bytes of which the first are read. */
    private final class Buffer {
        private byte[] bytes;
        private int length;
        private int held;

        Buffer(int room) {
            bytes = new byte[room];
        }

        void makeRoom() throws Busy {
            if (length < bytes.length) {
                return;
            }
            int room = Math.min(LARGEST + 1, 2 * bytes.length);
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

    /** Others have all the memory that there is for bodies. */
    static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
