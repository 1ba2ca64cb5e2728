package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the builtin commands of a shell. */
final class ShellBuiltin {
    static final Set<String> DECLARATIONS = Set.of("export", "declare", "typeset", "local", "readonly");

    /** Builtins that start no program and change no variable. */
    private static final Set<String> QUIET = Set.of(
            "echo",
            "printf",
            "pwd",
            "trap",
            "wait",
            "ulimit",
            "umask",
            "alias",
            "unalias",
            "kill",
            "type",
            "hash",
            "let",
            "shopt",
            "disown",
            "jobs",
            "bg",
            "fg",
            "times",
            "builtin",
            "enable",
            "popd",
            "dirs",
            "history",
            "complete");

    private static final Set<String> READING = Set.of("read", "getopts", "mapfile", "readarray");
    private static final Pattern ENV_FILE = Pattern.compile("[\\w./-]{0,200}\\.env[\\w.-]{0,100}|[\\w/-]{1,200}\\.env");

    private final ShellRun run;
    private final ShellState state;
    private final List<ShellField> fields;

    /** @param fields the command and its arguments */
    ShellBuiltin(ShellRun run, List<ShellField> fields) {
        this.run = run;
        this.state = run.state();
        this.fields = fields;
    }

    /** Runs the command; empty if it is not a builtin. */
    Optional<ShellStatus> run() {
        String name = fields.get(0).value();
        List<ShellField> arguments = fields.subList(1, fields.size());
        if (DECLARATIONS.contains(name)) {
            return Optional.of(declare(name, arguments));
        }
        if (READING.contains(name)) {
            arguments.forEach(argument -> state.variables.forget(argument.value()));
            return Optional.of(ShellStatus.OPEN);
        }
        if (QUIET.contains(name)) {
            return Optional.of(name.equals("type") || name.equals("hash") ? ShellStatus.OPEN : ShellStatus.YES);
        }
        return switch (name) {
            case ":", "true" -> Optional.of(ShellStatus.YES);
            case "false" -> Optional.of(ShellStatus.NO);
            case "[" -> Optional.of(test(arguments, "]", false));
            case "[[" -> Optional.of(test(arguments, "]]", true));
            case "test" -> Optional.of(ShellStatus.of(ShellTest.holds(arguments, false)));
            case "exit" -> end(Flow.ENDED, arguments);
            case "return" -> end(Flow.RETURNED, arguments);
            case "break", "continue" -> run.inLoop() ? end(Flow.LOOP_LEFT, arguments) : Optional.of(ShellStatus.YES);
            case "set" -> Optional.of(set(arguments));
            case "shift" -> Optional.of(shift(arguments));
            case "unset" -> Optional.of(unset(arguments));
            case "cd", "pushd" -> Optional.of(directory(arguments));
            case ".", "source" -> Optional.of(read(arguments));
            case "eval" -> evaluate(arguments);
            case "command" -> asks(arguments) ? Optional.of(ShellStatus.OPEN) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns whether {@code command} only looks up a program: {@code command -v gunicorn}. */
    private static boolean asks(List<ShellField> arguments) {
        return !arguments.isEmpty() && arguments.get(0).value().matches("-[vV]");
    }

    private static ShellStatus test(List<ShellField> arguments, String end, boolean patterns) {
        int last = arguments.size() - 1;
        return last >= 0 && arguments.get(last).is(end)
                ? ShellStatus.of(ShellTest.holds(arguments.subList(0, last), patterns))
                : ShellStatus.OPEN;
    }

    private Optional<ShellStatus> end(Flow flow, List<ShellField> arguments) {
        state.flow = flow;
        boolean failed = !arguments.isEmpty()
                && arguments.get(0).known()
                && !arguments.get(0).is("0");
        state.last = failed && flow == Flow.ENDED ? Set.of() : state.last;
        return Optional.of(failed ? ShellStatus.NO : ShellStatus.OPEN);
    }

    private ShellStatus declare(String name, List<ShellField> arguments) {
        boolean exports = name.equals("export")
                || arguments.stream().anyMatch(argument -> argument.value().matches("-\\w*x\\w*"));
        for (ShellField argument : arguments) {
            String text = argument.value();
            int equals = text.indexOf('=');
            if (text.startsWith("-")) {
                continue;
            }
            if (equals > 0 && Assignment.isName(text, equals)) {
                assignment(run, run.file().slice(argument.span()), argument)
                        .ifPresentOrElse(
                                variable -> state.variables.assign(variable, exports),
                                () -> exported(text.substring(0, equals), exports));
                partly(state, argument);
            } else if (argument.known()) {
                exported(text, exports);
            } else if (exports) {
                envFiles(text);
            }
        }
        return ShellStatus.YES;
    }

    private void exported(String name, boolean exports) {
        if (exports) {
            state.variables.export(name);
        }
    }

    /** Reads the env file in {@code export $(grep -v '^#' .env | xargs)}. */
    private void envFiles(String text) {
        Matcher matcher = ENV_FILE.matcher(text);
        if (matcher.find()) {
            boolean before = state.variables.exportsAll;
            state.variables.exportsAll = true;
            readFile(matcher.group());
            run.state().variables.exportsAll = before;
        }
    }

    /**
     * Returns the assignment in a word; empty if the variable keeps its value from before the script, as in
     * {@code export FLASK_DEBUG=${FLASK_DEBUG:-0}}.
     *
     * @param word as written
     */
    static Optional<EnvVar> assignment(ShellRun run, String word, ShellField field) {
        int equals = field.value().indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        boolean appends = field.value().charAt(equals - 1) == '+';
        String name = field.value().substring(0, appends ? equals - 1 : equals);
        Optional<ShellVariable> before = run.state().variables.find(name);
        String value = field.value().substring(equals + 1);
        boolean kept = before.filter(ShellVariable::inherited).isPresent()
                && word.contains("$")
                && word.substring(word.indexOf('=') + 1).contains(name)
                && (before.get().kind() == Kind.UNKNOWN
                        ? !field.known()
                        : before.get().text().equals(value));
        if (kept) {
            return Optional.empty();
        }
        EnvVar variable = Assignment.at(run.file(), field.token(), equals);
        return Optional.of(variable.named(name).with(variable.value().filter(known -> !appends)));
    }

    /** Records the known part of an unknown value. */
    static void partly(ShellState state, ShellField assigned) {
        int equals = assigned.value().indexOf('=');
        boolean whole = equals > 0 && assigned.value().charAt(equals - 1) != '+';
        if (!assigned.known() && whole) {
            state.variables.partly(
                    assigned.value().substring(0, equals), assigned.value().substring(equals + 1));
        }
    }

    private ShellStatus set(List<ShellField> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i).value();
            if (word.equals("-o") || word.equals("+o")) {
                i++;
                boolean on = word.equals("-o");
                if (i < arguments.size()) {
                    state.variables.exportsAll = arguments.get(i).is("allexport") ? on : state.variables.exportsAll;
                    state.endsOnFailure = arguments.get(i).is("errexit") ? on : state.endsOnFailure;
                }
            } else if (word.equals("--") || !word.matches("[-+]\\w+")) {
                int from = word.equals("--") ? i + 1 : i;
                arguments(arguments.subList(from, arguments.size()));
                return ShellStatus.YES;
            } else {
                option(word);
                // In `set -euo pipefail`, the name of an option follows the letters.
                i += word.endsWith("o") ? 1 : 0;
            }
        }
        return ShellStatus.YES;
    }

    private void option(String word) {
        boolean on = word.startsWith("-");
        state.variables.exportsAll = word.contains("a") ? on : state.variables.exportsAll;
        state.endsOnFailure = word.contains("e") ? on : state.endsOnFailure;
    }

    /** Sets the arguments, each of which keeps the place where it is written. */
    private void arguments(List<ShellField> words) {
        List<ShellField> placed = new ArrayList<>();
        for (ShellField word : words) {
            placed.add(new ShellField(
                    word.text(),
                    word.pattern(),
                    word.span(),
                    word.known(),
                    word.many(),
                    word.assumed(),
                    word.origin().or(() -> Optional.of(run.file().place(word.span())))));
        }
        state.arguments = Optional.of(List.copyOf(placed));
    }

    private ShellStatus shift(List<ShellField> arguments) {
        int count = 1;
        if (!arguments.isEmpty()) {
            count = arguments.get(0).value().matches("\\d{1,3}")
                    ? Integer.parseInt(arguments.get(0).value())
                    : -1;
        }
        Optional<List<ShellField>> all = state.arguments;
        boolean known = count >= 0 && all.isPresent() && all.get().stream().noneMatch(ShellField::many);
        if (!known || count > all.get().size()) {
            // With too few arguments, `shift` ends the script in some shells but not in others.
            state.arguments = known ? all : Optional.empty();
            state.doubtful = true;
            return ShellStatus.OPEN;
        }
        state.arguments = Optional.of(all.get().subList(count, all.get().size()));
        return ShellStatus.YES;
    }

    private ShellStatus unset(List<ShellField> arguments) {
        arguments.stream()
                .filter(argument -> argument.known() && !argument.value().startsWith("-"))
                .forEach(argument -> state.variables.unset(argument.value()));
        return ShellStatus.YES;
    }

    private ShellStatus directory(List<ShellField> arguments) {
        List<ShellField> folders = arguments.stream()
                .filter(argument -> !argument.value().startsWith("-"))
                .toList();
        if (folders.size() == 1 && folders.get(0).known()) {
            state.directory = ContainerPath.join(state.directory, folders.get(0).value());
        }
        return ShellStatus.USUALLY;
    }

    private ShellStatus read(List<ShellField> arguments) {
        return !arguments.isEmpty() && arguments.get(0).known()
                ? readFile(arguments.get(0).value())
                : ShellStatus.USUALLY;
    }

    private ShellStatus readFile(String path) {
        Optional<SourceFile> file = run.start().files().apply(ContainerPath.join(state.directory, path));
        if (file.isEmpty() || !run.affords(file.get().text().length())) {
            return ShellStatus.USUALLY;
        }
        return run.read(file.get(), ShellProgram.whole(file.get()));
    }

    /** Returns whether the command of an {@code eval} is unknown: its text begins with an unknown expansion. */
    private static boolean isUnknown(ShellField argument) {
        return !argument.known() && argument.value().matches("(?s)\\s*+[$`].*+");
    }

    private Optional<ShellStatus> evaluate(List<ShellField> arguments) {
        MappedText.Builder text = new MappedText.Builder(fields.get(0).span().end());
        if (arguments.isEmpty() || isUnknown(arguments.get(0))) {
            return Optional.empty();
        }
        for (ShellField argument : arguments) {
            text.append(argument.text(), 0, argument.text().length());
            text.append(" ", argument.span());
        }
        return Optional.of(run.read(run.file(), text.build()));
    }
}
