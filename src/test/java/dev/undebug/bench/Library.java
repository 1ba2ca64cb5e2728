package dev.undebug.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A CPython standard library. */
final class Library {
    private static final String PROPERTY = "library";

    private Library() {}

    /** Returns the folder in {@code -Dlibrary=DIR}, by default that of the {@code python3} on the path. */
    static Path folder() throws IOException {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        Process python =
                new ProcessBuilder("python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").start();
        try (InputStream out = python.getInputStream()) {
            return Path.of(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    /** Reads the Python files, except those of installed packages. */
    static Map<String, byte[]> read(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, byte[]> files = new TreeMap<>();
            paths.filter(path ->
                            path.toString().endsWith(".py") && !path.toString().contains("-packages"))
                    .forEach(path -> files.put(folder.relativize(path).toString(), bytes(path)));
            return files;
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
