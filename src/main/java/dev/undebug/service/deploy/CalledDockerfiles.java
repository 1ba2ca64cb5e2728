package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.RepositoryPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The Dockerfiles that are called like an image, or whose folder is: {@code book_app/Dockerfile} of {@code book-app}. */
final class CalledDockerfiles {
    private static final Pattern KIND =
            Pattern.compile("^(?:dockerfile|containerfile)[._-]?|\\.?(?:dockerfile|containerfile)$");

    private final List<FileFacts> dockerfiles;
    private final Function<FileFacts, Set<String>> contexts;
    private final Map<Use, Optional<FileFacts>> known = new HashMap<>();

    /** @param contexts the folders in which a Dockerfile is built */
    CalledDockerfiles(List<FileFacts> dockerfiles, Function<FileFacts, Set<String>> contexts) {
        this.dockerfiles = dockerfiles;
        this.contexts = contexts;
    }

    /** The name of an image in a folder. */
    private record Use(String name, RepositoryPath folder) {}

    /**
     * Returns the Dockerfile of an image: one that has its whole name, or else one that has the end of it. Of several, the
     * one that is nearest to the file with the name; empty if they are equally near.
     *
     * @param file names the image
     */
    Optional<FileFacts> of(String name, String file) {
        return known.computeIfAbsent(new Use(name, RepositoryPath.of(file).folder()), this::find);
    }

    /** Returns the Dockerfile of an image that has its whole name, as {@link #of} does. */
    Optional<FileFacts> same(String name, String file) {
        return nearest(
                called(name, CalledDockerfiles::isSame), RepositoryPath.of(file).folder());
    }

    private Optional<FileFacts> find(Use use) {
        List<FileFacts> whole = called(use.name(), CalledDockerfiles::isSame);
        if (!whole.isEmpty()) {
            return nearest(whole, use.folder());
        }
        return nearest(called(use.name(), CalledDockerfiles::endsWith), use.folder())
                .filter(found -> !namesAnother(use.name(), found))
                .filter(found -> folder(found).isRoot()
                        || isWith(found, use.folder())
                        || dockerfiles.stream().noneMatch(other -> isMeant(other, use.folder())));
    }

    /**
     * Returns whether an image has the name of the folder of another Dockerfile, too, which the one found does not lie in: {@code
     * shop-billing-api} is hardly that of {@code search/api} beside {@code billing}.
     */
    private boolean namesAnother(String name, FileFacts found) {
        List<String> words = List.of(hyphenated(name.toLowerCase(Locale.ROOT)).split("-"));
        List<String> around = folder(found).names();
        return around.size() > 1
                && around.stream().limit(around.size() - 1L).noneMatch(words::contains)
                && dockerfiles.stream()
                        .map(other -> folder(other).name())
                        .anyMatch(other -> !around.contains(other) && words.contains(other));
    }

    /** Beside one that may have Python, another one of the same name is not what runs a program of this repository. */
    private List<FileFacts> called(String name, BiPredicate<String, String> alike) {
        List<FileFacts> all = dockerfiles.stream()
                .filter(dockerfile -> isCalled(dockerfile.file().path(), name, alike))
                .toList();
        List<FileFacts> python =
                all.stream().filter(ThirdPartyImages::mayHavePython).toList();
        return python.isEmpty() ? all : python;
    }

    private Optional<FileFacts> nearest(List<FileFacts> all, RepositoryPath folder) {
        int most = all.stream()
                .map(file -> inCommon(file, folder))
                .max(Comparator.naturalOrder())
                .orElse(0);
        return TwinDockerfiles.one(
                all.stream().filter(file -> inCommon(file, folder) == most).toList(), contexts);
    }

    /** Returns how many folders around two files are the same. */
    private static int inCommon(FileFacts dockerfile, RepositoryPath folder) {
        List<String> one = folder(dockerfile).names();
        List<String> other = folder.names();
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    /** A Dockerfile below a folder or around it belongs to what names the image there; one in the root belongs to all. */
    private static boolean isWith(FileFacts dockerfile, RepositoryPath folder) {
        RepositoryPath own = folder(dockerfile);
        return !own.isRoot() && (own.isIn(folder) || folder.isIn(own));
    }

    /** Below the folder of a manifest, other software may have a Dockerfile of its own. */
    private static boolean isMeant(FileFacts dockerfile, RepositoryPath folder) {
        return isWith(dockerfile, folder)
                && (folder.isIn(folder(dockerfile)) || ThirdPartyImages.mayHavePython(dockerfile));
    }

    private static RepositoryPath folder(FileFacts dockerfile) {
        return RepositoryPath.of(dockerfile.file().path()).folder();
    }

    /** Returns whether a Dockerfile has the name of an image, or the end of it. */
    static boolean isCalled(String path, String name) {
        return isCalled(path, name, CalledDockerfiles::endsWith);
    }

    private static boolean isCalled(String path, String name, BiPredicate<String, String> alike) {
        RepositoryPath file = RepositoryPath.of(path.toLowerCase(Locale.ROOT));
        String own = KIND.matcher(file.name()).replaceAll("");
        return alike.test(name, own) || alike.test(name, file.folder().name());
    }

    private static boolean isSame(String name, String word) {
        return !word.isEmpty() && hyphenated(name).equals(hyphenated(word));
    }

    /** Returns whether the name of an image ends with a word. */
    static boolean endsWith(String name, String word) {
        return isSame(name, word) || (!word.isEmpty() && hyphenated(name).endsWith("-" + hyphenated(word)));
    }

    /** An image has a hyphen where a folder of Python has an underscore. */
    private static String hyphenated(String name) {
        return name.replace('_', '-');
    }
}
