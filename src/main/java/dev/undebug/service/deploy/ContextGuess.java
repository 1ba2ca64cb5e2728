package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Guesses the build context of a stage if no file states it: {@code docker build} runs in one folder and may use a
 * Dockerfile in another.
 */
final class ContextGuess {
    /** A file, or a module with or without the name of its application. */
    private static final Pattern PROGRAM = Pattern.compile("[\\w./-]{1,200}(?::[\\w.()]{1,100})?");

    /** The signs of a variable or a pattern. */
    private static final Pattern COMPUTED = Pattern.compile("[$?\\[]");

    private final Unit stage;
    private final FileFacts dockerfile;
    private final Predicate<String> exists;
    private final List<String> sources;

    /** @param exists whether the repository has a file or a folder */
    ContextGuess(Unit stage, FileFacts dockerfile, Predicate<String> exists) {
        this.stage = stage;
        this.dockerfile = dockerfile;
        this.exists = exists;
        this.sources = dockerfile.units().stream()
                .flatMap(unit -> unit.origin().copies().stream())
                .map(Unit.Copy::from)
                .filter(from -> !from.isEmpty() && !from.contains("*"))
                .distinct()
                .toList();
    }

    /** Returns the nearest folder at or above the Dockerfile with most of the files that it copies and starts. */
    String folder() {
        RepositoryPath best = RepositoryPath.of(dockerfile.file().path()).folder();
        long most = found(best);
        for (RepositoryPath folder : best.above().toList()) {
            long here = found(folder);
            if (here > most) {
                most = here;
                best = folder;
            }
        }
        return best.text();
    }

    /**
     * Returns the folder in which the Dockerfile can be built, if a build states one in which it cannot: that lacks all that is
     * copied, or some of it and the program, and this one has all of it.
     *
     * @param stated repository path
     */
    Optional<String> insteadOf(String stated) {
        List<String> known = sources.stream()
                .filter(source -> !COMPUTED.matcher(source).find())
                .toList();
        RepositoryPath there = RepositoryPath.of(stated);
        long has = copied(known, there);
        if (has == known.size()) {
            return Optional.empty();
        }
        RepositoryPath other = RepositoryPath.of(folder());
        boolean lacks = has == 0 || (programs(there) == 0 && programs(other) > 0);
        return lacks && copied(known, other) == known.size() ? Optional.of(other.text()) : Optional.empty();
    }

    private long found(RepositoryPath folder) {
        return copied(sources, folder) + programs(folder);
    }

    private long copied(List<String> files, RepositoryPath folder) {
        return files.stream()
                .filter(source -> exists.test(folder.at(source).text()))
                .count();
    }

    private long programs(RepositoryPath folder) {
        Image image = Image.guessed(stage, dockerfile.units(), folder.text());
        RuntimeContext runtime = image.runtime();
        return image.commands().stream()
                .flatMap(command -> command.words().stream())
                .map(Word::text)
                .filter(word -> PROGRAM.matcher(word).matches() && isProgram(word, runtime))
                .count();
    }

    private boolean isProgram(String word, RuntimeContext runtime) {
        String module = word.replaceFirst(":.*", "");
        Stream<String> files = RepositoryPath.of(module).extension().isEmpty()
                ? Stream.of(module + ".py", module + "/__init__.py", module + "/__main__.py")
                : Stream.of(module, module.replace('.', '/') + ".py", module.replace('.', '/') + "/__init__.py");
        return files.map(runtime.workingDirectory()::resolve).anyMatch(path -> isFile(path, runtime));
    }

    private boolean isFile(ContainerPath path, RuntimeContext runtime) {
        return runtime.files().find(path, exists).isPresent();
    }
}
