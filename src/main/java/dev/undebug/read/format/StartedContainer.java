package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.program.RunCommand;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container that a command starts, or a program that it starts inside one, as a unit.
 *
 * @param command the whole command
 */
record StartedContainer(Command command, RunCommand run) {
    private static final int MAX_VARIABLES = 200;

    /** The folder in which the command runs, or one below it. */
    private static final Pattern HERE =
            Pattern.compile("(?:\\.|\\$\\(pwd\\)|`pwd`|\\$\\{?PWD\\}?|\\$\\(CURDIR\\)|%cd%)(/[^:]*)?:([^:]+)(?::.*)?");

    /** A mount of a file or folder of the machine, wherever that is: a name without a slash is a volume. */
    private static final Pattern MACHINE = Pattern.compile("[^:]*/[^:]*:(/[^:$]+)(?::.*)?");

    /** A command that keeps a file in a swarm, under a name. */
    private static final Pattern CREATED = Pattern.compile(
            "\\b(?:docker|podman)\\s++(?:config|secret)\\s++create\\s++(?:-\\S++\\s++){0,9}+([\\w.-]{1,100})\\s++([\\w./-]{2,200})");

    /** The last part of a name, without its version. */
    private static final Pattern IMAGE = Pattern.compile("(?:.*/)?([\\w.-]{1,100})(?:[:@][^/]*)?");

    /**
     * @param atTerminal whether people start it at a terminal, and nothing says for whom
     * @param composeFiles of the project, if it is a container of a service
     */
    Unit unit(Role role, boolean atTerminal, List<String> composeFiles) {
        Optional<String> folder = run.workingDirectory().map(Word::text);
        // The entrypoint of an image starts its container, and no program that follows inside.
        boolean replaces = run.entrypoint().isPresent() || run.isInside();
        Origin origin = run.isOfService()
                ? new Origin.ServiceRun(
                        run.image().text(),
                        composeFiles,
                        folder,
                        replaces,
                        run.isInside(),
                        new Origin.Mounts(mounts(), List.of(), unseenMounts()))
                : run.isInside() ? inside(folder) : image(folder, replaces, stay(atTerminal));
        return new Unit(Unit.Kind.CONTAINER_RUN, name(), command.place(), role, variables(), commands(), origin);
    }

    /** Returns the health check that the command gives its container, as a hook of it. */
    Optional<Unit> check(Role role) {
        return run.healthCheck()
                .filter(line -> !run.isOfService() && !run.isInside())
                .map(line -> new Unit(
                        Unit.Kind.HOOK,
                        name(),
                        command.place(),
                        role,
                        variables(),
                        HealthCheck.line(fileOf(line), token(line)),
                        image(run.workingDirectory().map(Word::text), true, stay(false))));
    }

    private Origin inside(Optional<String> folder) {
        return new Origin.Inside(run.image().text(), envFiles(), folder);
    }

    private List<String> envFiles() {
        return run.envFiles().stream().map(Word::text).toList();
    }

    private Origin image(Optional<String> folder, boolean replaces, Origin.Service.Stay stay) {
        return new Origin.Service(
                Optional.of(run.image().text()),
                Optional.empty(),
                envFiles(),
                folder,
                replaces,
                mounts(),
                List.of(),
                unseenMounts(),
                stay,
                named(),
                Set.of(),
                Set.of(),
                run.replacesCheck());
    }

    private Origin.Service.Stay stay(boolean atTerminal) {
        if (run.restarts()) {
            return Origin.Service.Stay.RESTARTS;
        }
        return atTerminal && run.isOpen() ? Origin.Service.Stay.AT_TERMINAL : Origin.Service.Stay.UNKNOWN;
    }

    /** Returns the name that the command gives. A specifier of systemd in it, {@code %n}, is left out. */
    private Optional<String> named() {
        return run.name().filter(Word::literal).map(Word::text).filter(name -> !name.contains("%"));
    }

    private String name() {
        return named().orElseGet(() -> {
            Matcher image = IMAGE.matcher(run.image().text());
            return image.matches() ? image.group(1) : "container";
        });
    }

    private List<EnvVar> variables() {
        return run.variables().stream()
                .takeWhile(Most.first(MAX_VARIABLES))
                .flatMap(value -> DeployCommand.variable(fileOf(value.word()), value.word(), value.from()).stream())
                .toList();
    }

    private SourceFile fileOf(Word word) {
        return command.placeOf(word).file();
    }

    private List<Command> commands() {
        List<Word> words =
                Stream.concat(run.entrypoint().stream(), run.words().stream()).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return CommandReader.words(
                fileOf(words.get(0)),
                words.stream().map(StartedContainer::token).toList());
    }

    private static Token token(Word word) {
        return new Token(MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal());
    }

    private List<Unit.Copy> mounts() {
        List<Unit.Copy> mounts = new ArrayList<>();
        for (Word volume : run.volumes()) {
            Matcher here = HERE.matcher(volume.text());
            if (here.matches()) {
                String below = here.group(1) == null ? "" : here.group(1).substring(1);
                mounts.add(new Unit.Copy(RepositoryPath.ROOT.at(below).text(), here.group(2)));
            }
        }
        run.stored().forEach(stored -> source(stored)
                .ifPresent(file -> mounts.add(new Unit.Copy(file.text(), stored.target()))));
        return mounts;
    }

    /** Returns the file of the repository from which a command of the same file makes a config of a swarm: {@code docker config create NAME FILE}. */
    private Optional<RepositoryPath> source(RunCommand.Stored stored) {
        Matcher created = CREATED.matcher(command.place().file().text());
        return created.results()
                .filter(found -> found.group(1).equals(stored.name()))
                .reduce((first, last) -> last)
                .flatMap(found -> RepositoryPath.ROOT.resolve(found.group(2)));
    }

    private List<Origin.UnseenMount> unseenMounts() {
        Stream<Origin.UnseenMount> ofMachine = run.volumes().stream()
                .map(Word::text)
                .filter(volume -> !HERE.matcher(volume).matches())
                .map(MACHINE::matcher)
                .filter(Matcher::matches)
                .map(volume -> new Origin.UnseenMount(volume.group(1), false));
        Stream<Origin.UnseenMount> empty = run.emptyFolders().stream()
                .map(folder -> new Origin.UnseenMount(folder.text().split(":", 2)[0], true));
        Stream<Origin.UnseenMount> stored = run.stored().stream()
                .filter(one -> source(one).isEmpty())
                .map(one -> new Origin.UnseenMount(one.target(), false));
        return Stream.of(ofMachine, empty, stored).flatMap(each -> each).toList();
    }
}
