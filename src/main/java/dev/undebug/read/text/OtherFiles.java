package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The files of the repository that the file names which is read. A file is read by itself first, when none of them is known. */
public final class OtherFiles {
    /** Those of the file that this thread reads, by their paths as it writes them. */
    private static final ThreadLocal<Function<String, Optional<SourceFile>>> READING = new ThreadLocal<>();

    private OtherFiles() {}

    /** Reads a file that names these. */
    public static <T> T knowing(Function<String, Optional<SourceFile>> files, Supplier<T> reading) {
        READING.set(files);
        try {
            return reading.get();
        } finally {
            READING.remove();
        }
    }

    /**
     * Returns a file that is known.
     *
     * @param written its path, as the file that is read writes it
     */
    public static Optional<SourceFile> at(String written) {
        Function<String, Optional<SourceFile>> files = READING.get();
        return files == null ? Optional.empty() : files.apply(written);
    }
}
