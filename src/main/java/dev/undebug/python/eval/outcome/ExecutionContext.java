package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a program is executed: the files that differ from the repository, and what its libraries have.
 *
 * @param absent repository paths of files that its image lacks
 * @param leftOut further files that it certainly lacks, so that the program goes on without them where it can
 * @param present what else is known of its files
 * @param copies the places of repository files in the image, later ones over earlier ones
 * @param placed those that it finds at other places of the repository
 * @param directories the repository folders that its working directory may be; empty if that is not known, or the program
 *     does not depend on it
 * @param written the variables of a {@code .env} that its image or the script that starts it writes, in order
 * @param traits what is known of the releases of its libraries
 * @param launched whether a launch shows how it is started, and so with which arguments
 * @param tried what earlier runs of the program have shown
 */
public record ExecutionContext(
        Set<String> absent,
        LeftOut leftOut,
        PresentFiles present,
        List<Copied> copies,
        FileLayout placed,
        List<String> directories,
        List<Written> written,
        LibraryTraits traits,
        boolean launched,
        Tried tried) {
    /** An unknown context: the repository as it is. */
    public static final ExecutionContext NONE = of(LibraryTraits.UNKNOWN);

    public ExecutionContext {
        absent = Set.copyOf(absent);
        copies = List.copyOf(copies);
        directories = List.copyOf(directories);
        written = List.copyOf(written);
    }

    /** Returns the repository as it is, with libraries of which this is known, for a program that somebody may start. */
    public static ExecutionContext of(LibraryTraits traits) {
        return new ExecutionContext(
                Set.of(),
                LeftOut.NONE,
                PresentFiles.REPOSITORY,
                List.of(),
                FileLayout.NONE,
                List.of(),
                List.of(),
                traits,
                false,
                Tried.NOTHING);
    }

    /** Returns this context for a program of which earlier runs have shown something. */
    public ExecutionContext with(Tried known) {
        return new ExecutionContext(
                absent, leftOut, present, copies, placed, directories, written, traits, launched, known);
    }

    /** Returns this context without the modules that people keep out of version control. */
    public ExecutionContext asCommitted() {
        return with(tried.withLocalModules());
    }

    /** Returns this context with other knowledge of the files that are there. */
    public ExecutionContext with(PresentFiles others) {
        return new ExecutionContext(
                absent, leftOut, others, copies, placed, directories, written, traits, launched, tried);
    }

    /** Returns this context with other files that are left out. */
    public ExecutionContext with(LeftOut others) {
        return new ExecutionContext(
                absent, others, present, copies, placed, directories, written, traits, launched, tried);
    }

    /** Returns this context with the files that seemed to be left out. */
    public ExecutionContext whole() {
        return new ExecutionContext(
                absent,
                LeftOut.NONE,
                present.isCertain() ? PresentFiles.REPOSITORY.certain() : PresentFiles.REPOSITORY,
                copies,
                placed,
                directories,
                written,
                traits,
                launched,
                tried);
    }

    /** The files of the repository that the place certainly lacks. Two are equal only if they have the same files. */
    public interface LeftOut {
        LeftOut NONE = (path, exists) -> false;

        /**
         * Returns whether a file is one of them.
         *
         * @param path its repository path
         * @param exists whether the repository has a file
         */
        boolean has(String path, Predicate<String> exists);
    }

    /**
     * A file or folder of the repository at an absolute path.
     *
     * @param repository repository path; {@code ""} is the root
     */
    public record Copied(String target, String repository) {}

    /**
     * A variable in a file that is written where the program runs.
     *
     * @param value empty if it is not known
     * @param place the value
     */
    public record Written(String name, Optional<String> value, Place place) {}
}
