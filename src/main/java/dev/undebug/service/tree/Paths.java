package dev.undebug.service.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/** Slash-separated paths, of the repository and of containers. */
public final class Paths {
    private Paths() {}

    /** Resolves a path against a folder and takes {@code .} and {@code ..} away. */
    public static String join(String folder, String path) {
        return normal(
                path.startsWith("/") ? path : folder + "/" + path, folder.startsWith("/") || path.startsWith("/"));
    }

    /** Returns a repository path: never absolute. */
    public static String repository(String folder, String path) {
        return normal(folder + "/" + path, false);
    }

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String normal(String path, boolean absolute) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (absolute ? "/" : "") + String.join("/", parts);
    }
}
