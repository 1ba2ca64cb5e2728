package dev.undebug.service;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a {@code .dockerignore} keeps out of the build context. The last line that matches a path decides. */
final class DockerIgnore {
    private final List<Line> lines = new ArrayList<>();

    private record Line(Pattern pattern, boolean keeps) {}

    DockerIgnore(String text) {
        text.lines().map(String::strip).forEach(line -> {
            if (!line.isEmpty() && !line.startsWith("#")) {
                boolean keeps = line.startsWith("!");
                lines.add(new Line(pattern(Paths.repository("", keeps ? line.substring(1) : line)), keeps));
            }
        });
    }

    /**
     * @param path relative to the build context
     */
    boolean excludes(String path) {
        boolean excluded = false;
        for (Line line : lines) {
            if (line.pattern().matcher(path).matches()) {
                excluded = !line.keeps();
            }
        }
        return excluded;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**", i)) {
                boolean folder = glob.startsWith("**/", i);
                regex.append(folder ? "(?:[^/]*+/)*" : ".*");
                i += folder ? 2 : 1;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL);
    }
}
