package dev.undebug.read.format;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of paths that end in one of a few ways. The endings are compared first: every path of a tree is compared with
 * every format, and most end otherwise.
 */
public final class PathPattern {
    private final List<String> endings;
    private final Pattern pattern;

    private PathPattern(List<String> endings, Pattern pattern) {
        this.endings = endings;
        this.pattern = pattern;
    }

    /**
     * Returns a pattern of paths with these endings.
     *
     * @param pattern matches whole paths, endings included
     */
    public static PathPattern of(Pattern pattern, String... endings) {
        return new PathPattern(List.of(endings), pattern);
    }

    /**
     * Returns a pattern of YAML files.
     *
     * @param pattern matches whole paths, endings included
     */
    public static PathPattern yaml(String pattern) {
        return of(Pattern.compile(pattern), ".yml", ".yaml");
    }

    public boolean matches(String path) {
        for (String ending : endings) {
            if (path.endsWith(ending)) {
                return pattern.matcher(path).matches();
            }
        }
        return false;
    }
}
