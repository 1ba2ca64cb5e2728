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
import dev.undebug.read.word.WordPlaces;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container that a command deploys to a cloud or a cluster: {@code gcloud run deploy shop --image acme/shop --command flask --args run},
 * {@code kubectl create deployment web --image=acme/shop}.
 *
 * @param name the name of the service or workload
 * @param changes whether it changes one that is there: {@code gcloud run services update shop --args run}
 */
record DeployedContainer(Command command, String name, boolean changes) {
    private static final Set<String> TRACKS = Set.of("alpha", "beta");
    private static final String IMAGE = "--image";
    private static final String DASHES = "--";
    private static final List<String> DEPLOY = List.of("run", "deploy");
    private static final List<String> UPDATE = List.of("run", "services", "update");

    /** A file with options of {@code gcloud}, which may have any of them. */
    private static final String FLAGS = "--flags-file";

    private static final String VARIABLES = "--env-vars-file";
    private static final String CLEARED = "--clear-env-vars";
    private static final String REMOVED = "--remove-env-vars";
    private static final String REPLACED = "--set-env-vars";
    private static final String COMMAND = "--command";
    private static final String ARGUMENTS = "--args";

    /** Options with which somebody tries something out in the cluster, such as a shell. */
    private static final Set<String> TRIED = Set.of(
            "-i", "-t", "-it", "-ti", "--stdin", "--tty", "--attach", "--rm", "--restart=Never", "--restart=OnFailure");

    /** Options of {@code gcloud run deploy} without a value. */
    private static final Pattern FLAG = Pattern.compile(
            "-q|--(?:no-.*|quiet|log-http|user-output-enabled|async|allow-unauthenticated|clear-.*"
                    + "|cpu-boost|cpu-throttling|default-url|deploy-health-check|session-affinity|use-http2|iap|invoker-iam-check)");

    private static final Set<String> SOURCE = Set.of("--source", "-f");

    static Optional<DeployedContainer> of(Command command) {
        List<Word> words = command.words();
        String program = ContainerPath.program(words.get(0).text());
        if (program.equals("gcloud")) {
            return onCloudRun(command);
        }
        return ClusterCommand.isProgram(program)
                ? named(command, 1, List.of("create", "deployment")).or(() -> named(command, 1, List.of("run")))
                : Optional.empty();
    }

    /** Options of {@code gcloud} are anywhere: {@code gcloud --project shop run deploy --quiet web}. */
    private static Optional<DeployedContainer> onCloudRun(Command command) {
        List<String> others = new ArrayList<>();
        List<Word> words = command.words();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            boolean follows = i + 1 < words.size() && !words.get(i + 1).text().startsWith("-");
            if (!word.startsWith("-")) {
                others.add(word);
            } else if (follows && !word.contains("=") && !FLAG.matcher(word).matches()) {
                i++;
            }
        }
        int at = !others.isEmpty() && TRACKS.contains(others.get(0)) ? 1 : 0;
        return named(command, others.subList(at, others.size()), DEPLOY, false)
                .or(() -> named(command, others.subList(at, others.size()), UPDATE, true));
    }

    private static Optional<DeployedContainer> named(
            Command command, List<String> words, List<String> subcommand, boolean changes) {
        int name = subcommand.size();
        boolean matches = words.size() > name && words.subList(0, name).equals(subcommand);
        return matches ? Optional.of(new DeployedContainer(command, words.get(name), changes)) : Optional.empty();
    }

    private static Optional<DeployedContainer> named(Command command, int at, List<String> subcommand) {
        List<Word> words = command.words();
        int name = at + subcommand.size();
        boolean matches = name < words.size()
                && words.subList(at, name).stream().map(Word::text).toList().equals(subcommand)
                && !words.get(name).text().startsWith("-")
                && own(words).stream().map(Word::text).noneMatch(TRIED::contains);
        return matches
                ? Optional.of(new DeployedContainer(command, words.get(name).text(), false))
                : Optional.empty();
    }

    /** Returns the words of the command itself, without those of a command for the container. */
    private static List<Word> own(List<Word> words) {
        return words.stream().takeWhile(word -> !word.text().equals(DASHES)).toList();
    }

    /** Returns the command for the container, which comes after the image's ENTRYPOINT or in place of it. */
    private List<Command> started() {
        Optional<Word> unknown = word(FLAGS);
        if (unknown.isPresent()) {
            Word word = unknown.get();
            return List.of(new Command(
                    command.place(), List.of(), List.of(word.as(word.text(), false)), command.conditional()));
        }
        List<Token> tokens = isInCluster()
                ? behindDashes()
                : Stream.of(COMMAND, ARGUMENTS)
                        .flatMap(option -> values(option).stream())
                        .toList();
        return tokens.isEmpty()
                ? List.of()
                : CommandReader.words(command.place().file(), tokens);
    }

    private List<Token> behindDashes() {
        List<Word> words = command.words();
        return words.subList(Math.min(own(words).size() + 1, words.size()), words.size()).stream()
                .map(word ->
                        new Token(MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal()))
                .toList();
    }

    /** Returns the values of a list of Google's: {@code --command=flask,run}. */
    private List<Token> values(String option) {
        Optional<Word> given = word(option);
        if (given.isEmpty()) {
            return List.of();
        }
        Word word = given.get();
        MappedText text = WordPlaces.mapped(command.placeOf(word).file(), word);
        int from = word.text().startsWith(option + "=") ? option.length() + 1 : 0;
        Matcher prefix = DeployCommand.DELIMITER.matcher(word.text()).region(from, text.length());
        boolean own = prefix.lookingAt();
        String delimiter = own ? prefix.group(1) : ",";
        List<Token> values = new ArrayList<>();
        int start = own ? prefix.end() : from;
        while (start < text.length()) {
            int next = word.text().indexOf(delimiter, start);
            int end = next < 0 ? text.length() : next;
            MappedText value = text.sub(start, end);
            values.add(new Token(value, value.span(), word.literal(), word.literal()));
            start = end + delimiter.length();
        }
        return values;
    }

    /**
     * A deployment starts the command itself, and so does Cloud Run; {@code kubectl run} passes it to the image, unless it is told
     * otherwise.
     */
    private boolean replacesEntrypoint() {
        List<String> words = own(command.words()).stream().map(Word::text).toList();
        return isInCluster()
                ? words.contains("create") || words.contains(COMMAND) || words.contains("--command=true")
                : word(COMMAND).isPresent();
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
                .or(() -> Optional.of("").filter(source -> isOfSource() || (changes && isChange(variables, commands))))
                .map(image -> new Origin.Container(
                                Optional.of(image), Optional.empty(), Optional.empty(), replaces, List.of())
                        .withEnvFiles(option(VARIABLES).stream().toList())
                        .on(isInCluster() ? Platform.KUBERNETES : Platform.CLOUD_RUN))
                .map(origin ->
                        new Unit(Unit.Kind.CONTAINER_RUN, name, command.place(), own, variables, commands, origin));
    }

    private boolean isOfSource() {
        return word(FLAGS).isPresent()
                || SOURCE.stream().anyMatch(source -> option(source).isPresent());
    }

    private boolean isChange(List<EnvVar> variables, List<Command> commands) {
        return !variables.isEmpty() || !commands.isEmpty() || option(VARIABLES).isPresent();
    }

    /**
     * Returns the container after this command, which keeps what it does not change.
     *
     * @param before the container as an earlier command deploys it
     * @param after what this command says alone
     */
    Unit changed(Unit before, Unit after) {
        List<String> removed =
                option(REMOVED).map(names -> List.of(names.split(","))).orElse(List.of());
        boolean anew = has(CLEARED) || has(REPLACED) || has(VARIABLES);
        List<EnvVar> variables = new ArrayList<>(anew ? List.of() : before.environment());
        variables.removeIf(variable -> removed.contains(variable.name()));
        variables.addAll(after.environment());
        Unit started = after.commands().isEmpty() ? before : after;
        List<String> files = anew ? after.origin().envFiles() : before.origin().envFiles();
        Origin origin = started.origin() instanceof Origin.Container container
                ? container.withEnvFiles(files)
                : started.origin();
        return new Unit(after.kind(), name, command.place(), after.role(), variables, started.commands(), origin);
    }

    private boolean has(String option) {
        return command.words().stream()
                .map(Word::text)
                .anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
    }

    private Optional<String> option(String option) {
        return word(option)
                .map(Word::text)
                .map(text -> text.startsWith(option + "=") ? text.substring(option.length() + 1) : text);
    }

    /** Returns the word with the value of an option: the option's own, {@code --image=shop}, or the one behind it. */
    private Optional<Word> word(String option) {
        List<Word> words = own(command.words());
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).text().startsWith(option + "=")) {
                return Optional.of(words.get(i));
            }
            if (words.get(i).text().equals(option) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
