package dev.undebug.service.environment;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.NamePattern;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The files and folders that the pattern of a COPY takes. Each of them is a source of its own, so that of a folder its contents
 * are copied: {@code COPY * ./} puts {@code web/app.py} where {@code app.py} would be.
 */
public final class CopiedMatches {
    /** Finds nothing: the paths of the repository are not known. */
    public static final CopiedMatches NONE = new CopiedMatches(Set::of, path -> Optional.empty());

    private static final String IGNORED = ".dockerignore";

    /** The most matches of a pattern, each of which is a copy of its own. */
    private static final int MOST = 250;

    /** The most names that are compared with patterns, of all images. */
    private static final int MOST_NAMES = 2_000_000;

    private final Supplier<? extends Collection<String>> paths;
    private final Function<String, Optional<String>> texts;
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();
    private int names;

    /**
     * @param paths the files of the repository, which are not asked for where nothing has a pattern
     * @param texts the text of a file, if it is there
     */
    public CopiedMatches(Supplier<? extends Collection<String>> paths, Function<String, Optional<String>> texts) {
        this.paths = paths;
        this.texts = texts;
    }

    /** Returns whether a COPY names its source by a pattern whose text is known. */
    public static boolean isPattern(String copied) {
        return NamePattern.is(copied) && !copied.contains("$");
    }

    /**
     * Returns the repository paths that a pattern matches in a build context, in the order in which they are copied; none if
     * there are too many. What is kept out of the context is not in it.
     *
     * @param dockerfile the repository path of the Dockerfile, beside which its own list of what is kept out may lie
     */
    public List<String> in(String context, String pattern, String dockerfile) {
        return known.computeIfAbsent(
                String.join("\n", context, pattern, dockerfile),
                key -> in(RepositoryPath.of(context), pattern, dockerfile));
    }

    private List<String> in(RepositoryPath context, String pattern, String dockerfile) {
        List<String> found = find(context.text(), pattern);
        return texts.apply(dockerfile + IGNORED)
                .or(() -> texts.apply(context.at(IGNORED).text()))
                .map(DockerIgnore::new)
                .map(ignored -> found.stream()
                        .filter(path -> !ignored.excludesAll(
                                RepositoryPath.of(path).below(context).orElseThrow()))
                        .toList())
                .orElse(found);
    }

    private List<String> find(String context, String pattern) {
        List<String> found = List.of(RepositoryPath.of(context).text());
        for (String part : pattern.split("/", -1)) {
            List<String> next = new ArrayList<>();
            NamePattern name = NamePattern.of(part);
            for (String folder : found) {
                Set<String> here = children().getOrDefault(folder, Set.of());
                RepositoryPath above = RepositoryPath.of(folder);
                Stream<String> matching = NamePattern.is(part)
                        ? here.stream().filter(name::matches)
                        : Stream.of(part).filter(here::contains);
                names += NamePattern.is(part) ? here.size() : 1;
                matching.map(one -> above.at(one).text()).forEach(next::add);
            }
            if (next.size() > MOST || names > MOST_NAMES) {
                return List.of();
            }
            found = next;
        }
        return List.copyOf(found);
    }

    /** Returns the names in each folder, sorted as they are copied. */
    private Map<String, Set<String>> children() {
        if (children.isEmpty()) {
            for (String path : paths.get()) {
                boolean isNew = true;
                String left = path;
                while (isNew && !left.isEmpty()) {
                    String folder = ContainerPath.dirname(left);
                    isNew = children.computeIfAbsent(folder, key -> new TreeSet<>())
                            .add(ContainerPath.basename(left));
                    left = folder;
                }
            }
        }
        return children;
    }
}
