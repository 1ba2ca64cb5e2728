package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A container that a command deploys to a cloud or a cluster: {@code gcloud run deploy shop --image acme/shop},
 * {@code kubectl create deployment web --image=acme/shop}.
 *
 * @param name the name of the service or workload
 */
record DeployedContainer(Command command, String name) {
    private static final Set<String> TRACKS = Set.of("alpha", "beta");
    private static final String IMAGE = "--image";
    private static final String DASHES = "--";

    /** Options with which somebody tries something out in the cluster, such as a shell. */
    private static final Set<String> TRIED = Set.of(
            "-i", "-t", "-it", "-ti", "--stdin", "--tty", "--attach", "--rm", "--restart=Never", "--restart=OnFailure");

    private static final Set<String> SOURCE = Set.of("--source", "-f");

    static Optional<DeployedContainer> of(Command command) {
        List<Word> words = command.words();
        String program = ContainerPath.program(words.get(0).text());
        if (program.equals("gcloud")) {
            int at = words.size() > 1 && TRACKS.contains(words.get(1).text()) ? 2 : 1;
            return named(command, at, List.of("run", "deploy"));
        }
        return ClusterCommand.isProgram(program)
                ? named(command, 1, List.of("create", "deployment")).or(() -> named(command, 1, List.of("run")))
                : Optional.empty();
    }

    private static Optional<DeployedContainer> named(Command command, int at, List<String> subcommand) {
        List<Word> words = command.words();
        int name = at + subcommand.size();
        boolean matches = name < words.size()
                && words.subList(at, name).stream().map(Word::text).toList().equals(subcommand)
                && !words.get(name).text().startsWith("-")
                && own(words).stream().map(Word::text).noneMatch(TRIED::contains);
        return matches
                ? Optional.of(new DeployedContainer(command, words.get(name).text()))
                : Optional.empty();
    }

    /** Returns the words of the command itself, without those of a command for the container. */
    private static List<Word> own(List<Word> words) {
        return words.stream().takeWhile(word -> !word.text().equals(DASHES)).toList();
    }

    /** Returns the command for the container behind two dashes, which comes after the image's ENTRYPOINT or in place of it. */
    private List<Command> started() {
        List<Word> words = command.words();
        List<Word> rest = words.subList(Math.min(own(words).size() + 1, words.size()), words.size());
        List<Token> tokens = rest.stream()
                .map(word ->
                        new Token(MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal()))
                .toList();
        return tokens.isEmpty()
                ? List.of()
                : CommandReader.words(command.placeOf(rest.get(0)).file(), tokens);
    }

    /** A deployment starts the command itself, {@code kubectl run} passes it to the image, unless it is told otherwise. */
    private boolean replacesEntrypoint() {
        List<String> words = own(command.words()).stream().map(Word::text).toList();
        return words.contains("create") || words.contains("--command") || words.contains("--command=true");
    }

    /** Returns whether it is in a cluster, which a pipeline may start for its tests. */
    boolean isInCluster() {
        return ClusterCommand.isProgram(
                ContainerPath.program(command.words().get(0).text()));
    }

    /** Returns the container; empty if the command names neither an image nor a source. */
    Optional<Unit> unit(Role role) {
        Role own = RoleInference.firstKnown(RoleInference.ofWorkload(name), role, Role.PRODUCTION);
        List<EnvVar> variables = DeployCommand.variables(
                command.place().file(),
                new Command(command.place(), command.assignments(), own(command.words()), command.conditional()));
        List<Command> commands = started();
        boolean replaces = !commands.isEmpty() && replacesEntrypoint();
        return option(IMAGE)
                .or(() -> SOURCE.stream()
                        .flatMap(source -> option(source).stream())
                        .findFirst()
                        .map(source -> ""))
                .map(image -> new Origin.Container(
                                Optional.of(image), Optional.empty(), Optional.empty(), replaces, List.of())
                        .on(isInCluster() ? Platform.KUBERNETES : Platform.CLOUD_RUN))
                .map(origin ->
                        new Unit(Unit.Kind.CONTAINER_RUN, name, command.place(), own, variables, commands, origin));
    }

    private Optional<String> option(String option) {
        List<Word> words = own(command.words());
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.startsWith(option + "=")) {
                return Optional.of(word.substring(option.length() + 1));
            }
            if (word.equals(option) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1).text());
            }
        }
        return Optional.empty();
    }
}
