package dev.undebug.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The real programs that some tests run. */
public final class Tools {
    // Packages with another name than their program.
    private static final Map<String, String> PACKAGES = Map.of(
            "uwsgi", "uwsgi-core uwsgi-plugin-python3",
            "flask", "python3-flask",
            "hypercorn", "python3-hypercorn",
            "waitress-serve", "python3-waitress");

    private Tools() {}

    /**
     * Returns the path of a program. If it is missing, the test is skipped, or fails if {@code UNDEBUG_REQUIRE_TOOLS}
     * is {@code true}.
     */
    public static Path require(String program) {
        Optional<Path> found = find(program);
        if (found.isPresent()) {
            return found.get();
        }
        return missing(
                program + " is not installed; on Debian: apt-get install " + PACKAGES.getOrDefault(program, program));
    }

    /**
     * Returns the path of a Python that has a package. Without one, the test is skipped or fails as in
     * {@link #require}.
     *
     * @param module the module to import
     * @param debian the Debian package that contains it
     */
    public static Path requirePython(String module, String debian) {
        Path python = require("python3");
        try {
            boolean found = new ProcessBuilder(python.toString(), "-c", "import " + module)
                            .start()
                            .waitFor()
                    == 0;
            return found ? python : missing("Python has no " + module + "; on Debian: apt-get install " + debian);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether no test may be skipped. */
    public static boolean required() {
        return "true".equals(System.getenv("UNDEBUG_REQUIRE_TOOLS"));
    }

    private static Path missing(String message) {
        if (required()) {
            return Assertions.fail(message);
        }
        return Assumptions.abort(message);
    }

    // Debian's own programs first: another interpreter on the path lacks Debian's packages.
    private static Optional<Path> find(String program) {
        String path = "/usr/bin" + File.pathSeparator + System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
