package dev.undebug.architecture.broken;

import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Takes paths apart by hand, in all the ways. */
record HandSplitPath(String path) {
    private static final Pattern SLASH = Pattern.compile("/");

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf("/")));
    }

    String top() {
        return path.substring(0, path.indexOf('/', 1));
    }

    List<String> names() {
        return List.of(path.split("/", -1));
    }

    int depth() {
        return new StringTokenizer(path, "/").countTokens() + SLASH.split(path).length;
    }
}
