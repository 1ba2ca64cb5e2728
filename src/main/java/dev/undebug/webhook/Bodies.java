package dev.undebug.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads bodies up to GitHub's limit. Few senders at a time may have more than a usual body's bytes in memory: anybody can
 * send, and the signature is only known to be wrong when everything has been read.
 */
final class Bodies {
    /** GitHub delivers no larger ones. */
    static final int LARGEST = 25 * 1024 * 1024;

    private static final int USUAL = 1024 * 1024;
    private static final int FIRST = 32 * 1024;

    /** GitHub itself gives up sooner; whoever takes longer only ties up memory. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Semaphore large;
    private final LongSupplier nanoTime;

    Bodies(int largeAtOnce, LongSupplier nanoTime) {
        this.large = new Semaphore(largeAtOnce);
        this.nanoTime = nanoTime;
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
        long deadline = nanoTime.getAsLong() + LONGEST_NANOS;
        byte[] room = new byte[announced < 0 ? FIRST : (int) Math.min(announced, USUAL) + 1];
        byte[] start = fill(in, new Buffer(room, 0), USUAL, deadline);
        if (start.length <= USUAL) {
            return start;
        }
        if (!large.tryAcquire()) {
            throw new Busy();
        }
        try {
            byte[] all = fill(in, new Buffer(start, start.length), LARGEST, deadline);
            if (all.length > LARGEST) {
                throw new TooLarge();
            }
            return all;
        } finally {
            large.release();
        }
    }

    /** Reads to the end, or to one byte more than a limit. */
    private byte[] fill(InputStream in, Buffer start, int limit, long deadline) throws IOException, TooSlow {
        byte[] bytes = start.bytes();
        int length = start.length();
        while (length <= limit) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit + 1, 2 * bytes.length));
            }
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                break;
            }
            length += read;
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new TooSlow();
            }
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Bytes of which the first are read. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Buffer(byte[] bytes, int length) {}

    /** The body did not arrive in time. */
    static final class TooSlow extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The body is larger than any of GitHub's. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Too many large bodies are being read. */
    static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
