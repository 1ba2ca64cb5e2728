package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.fact.Workload;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A command line of kubectl or a compatible program that changes a workload which is there, or starts a program in it:
 * {@code kubectl set env deployment/web FLASK_DEBUG=1}, {@code kubectl exec deploy/web -- flask run}.
 *
 * @param operands the words that are no options, before two dashes
 * @param options the words of options, values included
 * @param program the words behind two dashes
 */
record ClusterCommand(Command command, List<Word> operands, List<Word> options, List<Word> program) {
    private static final Set<String> PROGRAMS = Set.of("kubectl", "oc", "k3s");
    private static final String DASHES = "--";

    /** Options with a value, which may be the next word. */
    private static final Set<String> VALUED = Set.of(
            "-n",
            "--namespace",
            "-c",
            "--container",
            "--containers",
            "-l",
            "--selector",
            "-f",
            "--filename",
            "-o",
            "--output",
            "-s",
            "--server",
            "--as",
            "--cluster",
            "--context",
            "--from",
            "--keys",
            "--kubeconfig",
            "--prefix",
            "--request-timeout",
            "--token",
            "--user");

    private static final Set<String> CONTAINERS = Set.of("-c", "--container", "--containers");
    private static final Set<String> NAMESPACE = Set.of("-n", "--namespace");

    /** Options that choose workloads by something else than their names. */
    private static final Set<String> CHOOSING = Set.of("--all", "-l", "--selector", "-f", "--filename");

    private static final Set<String> AT_TERMINAL = Set.of("-i", "-t", "-it", "-ti", "--stdin", "--tty");

    ClusterCommand {
        operands = List.copyOf(operands);
        options = List.copyOf(options);
        program = List.copyOf(program);
    }

    /** Returns whether a program is one that talks to a cluster. */
    static boolean isProgram(String name) {
        return PROGRAMS.contains(name);
    }

    static Optional<ClusterCommand> of(Command command) {
        List<Word> words = command.words();
        if (!isProgram(ContainerPath.program(words.get(0).text()))) {
            return Optional.empty();
        }
        List<Word> operands = new ArrayList<>();
        List<Word> options = new ArrayList<>();
        int at = 1;
        while (at < words.size() && !words.get(at).text().equals(DASHES)) {
            Word word = words.get(at);
            boolean option = word.text().startsWith("-");
            (option ? options : operands).add(word);
            if (option && VALUED.contains(word.text()) && at + 1 < words.size()) {
                at++;
                options.add(words.get(at));
            }
            at++;
        }
        return Optional.of(new ClusterCommand(
                command, operands, options, words.subList(Math.min(at + 1, words.size()), words.size())));
    }

    /** Returns the workload whose variables it sets, if it names one. */
    Optional<Workload> changed() {
        boolean sets = isOperand(0, "set") && isOperand(1, "env") && operands.size() > 3;
        if (!sets || options.stream().map(Word::text).anyMatch(CHOOSING::contains)) {
            return Optional.empty();
        }
        String first = operands.get(2).text();
        return first.contains("/")
                ? Workload.named(first)
                : Workload.of(first, operands.get(3).text()).filter(workload -> !isAssignment(workload.name()));
    }

    private static boolean isAssignment(String word) {
        return word.contains("=") || word.endsWith("-");
    }

    private boolean isOperand(int index, String word) {
        return index < operands.size() && operands.get(index).text().equals(word);
    }

    /** Returns the variables that it sets or removes: {@code FLASK_DEBUG=1}, {@code FLASK_DEBUG-}. */
    List<EnvVar> variables() {
        List<EnvVar> variables =
                new ArrayList<>(DeployCommand.variables(command.place().file(), command));
        for (Word word : operands.subList(Math.min(3, operands.size()), operands.size())) {
            int last = word.text().length() - 1;
            if (word.text().endsWith("-") && Assignment.isName(word.text().substring(0, last), last)) {
                variables.add(EnvVar.removed(word.text().substring(0, last), command.placeOf(word)));
            }
        }
        return variables;
    }

    /** Returns the change of a workload that another file describes. */
    Optional<Unit> change(Role role) {
        List<EnvVar> variables = variables();
        return changed()
                .filter(workload -> !variables.isEmpty())
                .map(workload -> new Unit(
                        Unit.Kind.DROP_IN,
                        workload.name(),
                        command.place(),
                        RoleInference.firstKnown(namespace(), role),
                        variables,
                        List.of(),
                        new Origin.OfWorkload(workload, containers())));
    }

    /**
     * Returns the program that it starts in a container of a workload.
     *
     * @param role of what it starts, if it does not leave it at somebody's terminal
     */
    Optional<Unit> started(Role role) {
        List<Token> tokens = program.stream()
                .map(word ->
                        new Token(MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal()))
                .toList();
        boolean starts = isOperand(0, "exec") && operands.size() > 1 && !tokens.isEmpty();
        return starts
                ? Workload.named(operands.get(1).text())
                        .map(workload -> new Unit(
                                Unit.Kind.CONTAINER_RUN,
                                workload.name(),
                                command.place(),
                                RoleInference.firstKnown(namespace(), role),
                                List.of(),
                                CommandReader.words(
                                        command.placeOf(program.get(0)).file(), tokens),
                                new Origin.OfWorkload(workload, containers())))
                : Optional.empty();
    }

    /** Returns whether somebody types into what it starts. */
    boolean isAtTerminal() {
        return options.stream().map(Word::text).anyMatch(AT_TERMINAL::contains);
    }

    private Role namespace() {
        return values(NAMESPACE).map(RoleInference::of).reduce(Role.UNKNOWN, RoleInference::firstKnown);
    }

    private List<String> containers() {
        return values(CONTAINERS).filter(name -> !name.equals("*")).toList();
    }

    private Stream<String> values(Set<String> names) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i).text();
            int equals = option.indexOf('=');
            if (equals > 0 && names.contains(option.substring(0, equals))) {
                found.add(option.substring(equals + 1));
            } else if (names.contains(option) && i + 1 < options.size()) {
                found.add(options.get(i + 1).text());
            }
        }
        return found.stream();
    }
}
