package dev.undebug.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names in a path after resolving empty parts, {@code .} and {@code ..}.
 *
 * @param names from the root down
 * @param aboveRoot whether a {@code ..} leads above the root; it is then dropped
 */
record PathParts(List<String> names, boolean aboveRoot) {
    PathParts {
        names = List.copyOf(names);
    }

    static PathParts of(String path) {
        Deque<String> names = new ArrayDeque<>();
        boolean above = false;
        for (String part : written(path)) {
            if (part.equals("..")) {
                above |= names.pollLast() == null;
            } else if (isName(part)) {
                names.addLast(part);
            }
        }
        return new PathParts(List.copyOf(names), above);
    }

    /** Returns the parts between the slashes as written, at least one. */
    static List<String> written(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** Returns whether a part is the name of a file or folder. */
    static boolean isName(String part) {
        return !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }

    /**
     * Returns whether nothing from an offset on needs resolving. That is true for most paths, which saves copying them.
     */
    static boolean areResolved(String path, int from) {
        int start = from;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            // Every path of a repository comes here again and again, so nothing is copied.
            if (end == start || (end - start <= 2 && path.charAt(start) == '.' && path.charAt(end - 1) == '.')) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** Returns whether one of the folders above a resolved path is such a path. */
    static boolean anyAbove(String path, Predicate<String> which) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (which.test(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    String joined() {
        return String.join("/", names);
    }
}
