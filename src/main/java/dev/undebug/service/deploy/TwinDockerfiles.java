package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dockerfiles of one folder, or with one build context, that start the same, such as {@code Dockerfile} and
 * {@code Dockerfile.arm64}: whichever of them an image is built from, the verdict on it is one.
 */
final class TwinDockerfiles {
    private static final Comparator<FileFacts> PLAIN_FIRST = Comparator.<FileFacts, Boolean>comparing(
                    file -> !DockerfileNames.isDefault(path(file).name()))
            .thenComparing(file -> file.file().path());

    /** Options of servers that change nothing but their load. */
    private static final Set<String> LOADS = Set.of("-w", "--workers", "--threads", "-t", "--timeout", "--processes");

    /** Options of servers whose number says at which port they listen. */
    private static final Set<String> PORTS = Set.of("-b", "--bind", "-p", "--port");

    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern PORT = Pattern.compile("[0-9]++$");

    /** The publisher of an image, and its version. */
    private static final Pattern AROUND_NAME = Pattern.compile("^.*/|[:@].*$");

    /** Folders for the programs of the system, and files that may be programs in them. */
    private static final Pattern TOOLS = Pattern.compile("/(?:usr/(?:local/)?)?s?bin(?:/.*)?");

    private static final Pattern FILE = Pattern.compile("(?:[\\w-]++/)*+[\\w-]++");

    private TwinDockerfiles() {}

    /**
     * Returns the only one, or the one that each of several is like.
     *
     * @param contexts the folders in which one is built
     */
    static Optional<FileFacts> one(List<FileFacts> dockerfiles, Function<FileFacts, Set<String>> contexts) {
        if (dockerfiles.size() < 2) {
            return dockerfiles.stream().findFirst();
        }
        FileFacts first = dockerfiles.get(0);
        List<Object> said = said(first);
        boolean alike = dockerfiles.stream().allMatch(other -> said(other).equals(said))
                && (areIn(path(first).folder(), dockerfiles)
                        || dockerfiles.stream().map(contexts).distinct().count() == 1);
        return alike ? dockerfiles.stream().min(PLAIN_FIRST) : Optional.empty();
    }

    private static boolean areIn(RepositoryPath folder, List<FileFacts> dockerfiles) {
        return dockerfiles.stream().allMatch(file -> path(file).folder().equals(folder));
    }

    private static RepositoryPath path(FileFacts dockerfile) {
        return RepositoryPath.of(dockerfile.file().path());
    }

    /** Returns what a Dockerfile says of the programs that its images start. */
    private static List<Object> said(FileFacts dockerfile) {
        List<Object> said = new ArrayList<>();
        for (Unit unit : dockerfile.units()) {
            Origin origin = unit.origin();
            said.addAll(List.of(unit.kind(), unit.name(), assigned(unit.environment()), commands(unit.commands())));
            said.addAll(List.of(origin.workingDirectory(), copies(unit), origin.last(), origin.unseen()));
            said.add(origin.base().map(base -> AROUND_NAME.matcher(base).replaceAll("")));
            said.add(commands(origin.entrypoint().stream().toList()));
            said.add(origin.changes().stream()
                    .map(change -> List.of(change.path(), change.scripts(), change.source(), change.removal()))
                    .toList());
        }
        said.add(dockerfile.packaging().requirementFiles());
        said.add(dockerfile.packaging().requirements().stream()
                .map(requirement -> requirement.name() + requirement.specifier())
                .toList());
        return said;
    }

    /** Returns what is copied, without tools of the system that nothing starts: an emulator for another processor. */
    private static List<Unit.Copy> copies(Unit stage) {
        return stage.origin().copies().stream()
                .filter(copy -> !TOOLS.matcher(copy.to()).matches()
                        || !FILE.matcher(copy.from()).matches()
                        || names(stage, RepositoryPath.of(copy.from()).name()))
                .toList();
    }

    private static boolean names(Unit stage, String program) {
        return Stream.concat(stage.commands().stream(), stage.origin().entrypoint().stream())
                .flatMap(command -> command.words().stream())
                .anyMatch(word -> word.text().contains(program));
    }

    private static List<List<Object>> commands(List<Command> commands) {
        return commands.stream()
                .map(command ->
                        List.<Object>of(assigned(command.assignments()), words(command.words()), command.conditional()))
                .toList();
    }

    private static List<String> assigned(List<EnvVar> variables) {
        return variables.stream()
                .map(variable -> variable.name() + " " + variable.place().text())
                .toList();
    }

    /** Returns the words of a command, but for what makes no difference to what strangers get. */
    private static List<String> words(List<Word> words) {
        List<String> texts = new ArrayList<>();
        for (Word word : words) {
            String option = texts.isEmpty() ? "" : texts.get(texts.size() - 1);
            if (LOADS.contains(option) && NUMBER.matcher(word.text()).matches()) {
                texts.remove(texts.size() - 1);
            } else {
                texts.add(PORTS.contains(option) ? PORT.matcher(word.text()).replaceAll("") : word.text());
            }
        }
        return texts;
    }
}
