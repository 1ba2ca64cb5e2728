package dev.undebug.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths as files write them, made into paths of the repository or of a container. */
public final class RepositoryPath {
    private RepositoryPath() {}

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the folder of a path; {@code ""} is the root. */
    public static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Returns the repository path of what a file in the folder calls {@code relative}; empty if it is outside. */
    public static Optional<String> resolve(String folder, String relative) {
        return relative.startsWith("/") || relative.startsWith("~")
                ? Optional.empty()
                : normalize(folder + "/" + relative);
    }

    /** Returns the absolute path of a container, with a slash at the end where one was written. */
    public static String inContainer(String workingDirectory, String path) {
        String joined = path.startsWith("/") ? path : workingDirectory + "/" + path;
        boolean folder = joined.endsWith("/") || joined.endsWith("/.") || joined.endsWith("/..");
        String normal = "/" + normalize(joined).orElse("");
        return folder && normal.length() > 1 ? normal + "/" : normal;
    }

    private static Optional<String> normalize(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
