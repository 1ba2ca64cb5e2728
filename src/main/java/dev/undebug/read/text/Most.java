package dev.undebug.read.text;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Bounds what is taken from one file. A file with more counts as read in part, so that nobody hides a launch behind a
 * thousand others.
 */
public final class Most {
    /** Of the file that this thread reads; the files in it count as parts of it. */
    private static final ThreadLocal<Most> READING = new ThreadLocal<>();

    private boolean reached;

    private Most() {}

    /**
     * The result of reading a file.
     *
     * @param whole whether no bound was reached
     */
    public record Result<T>(T read, boolean whole) {}

    /** Reads a file, or a file in another one, and tells whether all of it was taken. */
    public static <T> Result<T> watching(Supplier<T> reading) {
        Most around = READING.get();
        Most own = new Most();
        READING.set(own);
        try {
            return new Result<>(reading.get(), !own.reached);
        } finally {
            if (around == null) {
                READING.remove();
            } else {
                around.reached |= own.reached;
                READING.set(around);
            }
        }
    }

    /** Returns whether one more may be taken. */
    public static boolean room(int taken, int most) {
        boolean room = taken < most;
        Most reading = READING.get();
        if (!room && reading != null) {
            reading.reached = true;
        }
        return room;
    }

    /** Returns the condition for {@link java.util.stream.Stream#takeWhile} that takes so many elements of one stream. */
    public static <T> Predicate<T> first(int most) {
        int[] taken = {0};
        return element -> room(taken[0]++, most);
    }
}
