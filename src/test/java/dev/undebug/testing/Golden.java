package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares rendered text with a checked-in file under {@code src/test/resources/golden}. {@code mvn test -Dupdate}
 * rewrites the files, but not if {@code CI} is set: then a difference is always a failure.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Returns whether to rewrite the expected files instead of comparing. */
    public static boolean updates() {
        return System.getProperty("update") != null && System.getenv("CI") == null;
    }

    public static void check(String name, String actual) {
        check(FOLDER.resolve(name), actual);
    }

    /** Compares with any checked-in file, such as a page of the documents that a test writes. */
    public static void check(Path file, String actual) {
        try {
            if (updates()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(Files.exists(file))
                    .as("%s exists; write it with -Dupdate", file)
                    .isTrue();
            assertThat(actual).as("%s; rewrite it with -Dupdate", file).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
