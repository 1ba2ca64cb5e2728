package dev.undebug.demo;

import dev.undebug.source.RepositoryPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of resources, in a jar or in a folder of classes. */
final class ResourceFolder {
    // Maven excludes .gitignore from resources, and a file of that name would take effect in the source tree.
    private static final String DOT = "dot_";

    private ResourceFolder() {}

    /** Returns the files by their path in the folder; {@code dot_x} is the name of {@code .x}. */
    static Map<String, byte[]> read(String name) {
        URL folder = Objects.requireNonNull(ResourceFolder.class.getResource(name), name);
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return files(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return files(jar.provider().getPath(uri));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.put(withDot(path), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String withDot(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        return file.name().startsWith(DOT)
                ? file.folder().at("." + file.name().substring(DOT.length())).text()
                : path;
    }
}
