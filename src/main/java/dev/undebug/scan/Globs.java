package dev.undebug.scan;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of paths: {@code *} matches within a folder, {@code **} across folders, {@code ?} one character. A pattern
 * without a slash matches in every folder; one that names a folder covers what is in it.
 */
final class Globs {
    private final List<Pattern> patterns;

    Globs(List<String> globs) {
        this.patterns = globs.stream().map(Globs::pattern).toList();
    }

    boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern pattern(String glob) {
        String trimmed = glob.startsWith("/") ? glob.substring(1) : glob;
        boolean anywhere =
                !glob.startsWith("/") && !trimmed.replaceAll("/+$", "").contains("/");
        StringBuilder regex = new StringBuilder(anywhere ? "(?:.*/)?" : "");
        String body = trimmed.replaceAll("/+$", "");
        for (int i = 0; i < body.length(); i++) {
            i += append(body, i, regex);
        }
        return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
    }

    /** Appends what stands at an index; returns how many characters more than one it took. */
    private static int append(String glob, int i, StringBuilder regex) {
        if (glob.startsWith("**/", i)) {
            regex.append("(?:[^/]*/)*");
            return 2;
        }
        if (glob.startsWith("**", i)) {
            regex.append(".*");
            return 1;
        }
        char c = glob.charAt(i);
        switch (c) {
            case '*' -> regex.append("[^/]*");
            case '?' -> regex.append("[^/]");
            default -> regex.append(Pattern.quote(String.valueOf(c)));
        }
        return 0;
    }
}
