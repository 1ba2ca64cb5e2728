package dev.undebug.service.environment;

import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The exclusions of a {@code .dockerignore}. The last line that matches a path decides. */
public final class DockerIgnore {
    /** Classes of characters, and escapes. */
    private static final Pattern ODD = Pattern.compile("[\\[\\\\]");

    /** The most lines of a list that is read in full. */
    private static final int MANY = 300;

    private final List<Line> lines = new ArrayList<>();

    /** @param odd whether its pattern has characters whose meaning is not known here */
    private record Line(Glob pattern, boolean keeps, boolean odd) {}

    public DockerIgnore(String text) {
        text.lines().map(String::strip).forEach(line -> {
            if (!line.isEmpty() && !line.startsWith("#")) {
                boolean keeps = line.startsWith("!");
                path(keeps ? line.substring(1).strip() : line)
                        .ifPresent(path -> lines.add(new Line(
                                Glob.of("/" + path), keeps, ODD.matcher(line).find())));
            }
        });
    }

    /** With a slash in front Docker takes {@code ..} at the root for the root; without one it leads out of the context. */
    private static Optional<RepositoryPath> path(String written) {
        return written.startsWith("/")
                ? Optional.of(RepositoryPath.ROOT.at(written))
                : RepositoryPath.ROOT.resolve("./" + written);
    }

    /** Returns whether a file or folder is kept out, and no line brings anything back. */
    boolean excludesAll(String path) {
        return excludes(path) && lines.stream().noneMatch(Line::keeps);
    }

    /** Returns whether a path is certainly kept out of the image. */
    boolean surelyExcludes(String path) {
        boolean excluded = false;
        for (Line line : lines) {
            if (line.odd() ? line.keeps() : line.pattern().matches(path)) {
                excluded = !line.keeps();
            }
        }
        return excluded && lines.size() <= MANY;
    }

    /**
     * Returns whether a path is kept out of the image.
     *
     * @param path relative to the build context
     */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Line line : lines) {
            if (line.pattern().matches(path)) {
                excluded = !line.keeps();
            }
        }
        return excluded;
    }
}
