package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.function.Predicate;

/**
 * Guesses the build context of a Dockerfile if no file states it: {@code docker build} runs in one folder and may use a
 * Dockerfile in another.
 */
public final class BuildContext {
    private BuildContext() {}

    /**
     * Returns the nearest folder at or above the Dockerfile that contains most of the files it copies.
     *
     * @param exists whether the repository has a file or a folder
     */
    public static String of(FileFacts dockerfile, Predicate<String> exists) {
        List<String> sources = dockerfile.units().stream()
                .flatMap(unit -> unit.origin().copies().stream())
                .map(Unit.Copy::from)
                .filter(from -> !from.isEmpty() && !from.contains("*"))
                .distinct()
                .toList();
        RepositoryPath best = RepositoryPath.of(dockerfile.file().path()).folder();
        long most = found(best, sources, exists);
        for (RepositoryPath folder : best.above().toList()) {
            long here = found(folder, sources, exists);
            if (here > most) {
                most = here;
                best = folder;
            }
        }
        return best.text();
    }

    private static long found(RepositoryPath folder, List<String> sources, Predicate<String> exists) {
        return sources.stream()
                .filter(source -> exists.test(folder.at(source).text()))
                .count();
    }
}
