package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.SourcedFiles.Named;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the builtin commands of a shell. */
final class ShellBuiltin {
    /** The current folder, or one below it. */
    private static final Pattern HERE = Pattern.compile("\\$(?:PWD|\\{PWD\\})(?:/+([^$`\"'*?\\\\]*+))?");

    static final Set<String> DECLARATIONS = Set.of("export", "declare", "typeset", "local", "readonly");

    /** Builtins that start no program and change no variable. */
    private static final Set<String> QUIET = Set.of(
            "echo",
            "printf",
            "pwd",
            "wait",
            "ulimit",
            "umask",
            "alias",
            "unalias",
            "kill",
            "type",
            "hash",
            "disown",
            "jobs",
            "bg",
            "fg",
            "times",
            "builtin",
            "enable",
            "dirs",
            "history",
            "complete");

    private static final String CASELESS = "nocasematch";

    /** A script for a shell that may be another one than Bash. */
    private static final Pattern OTHER_SHELL = Pattern.compile("#![^\\n]*\\b(?:sh|dash|ash|ksh)\\b");

    private static final String EXPORT = "export ";
    private static final int MAX_FOLDERS = 50;
    private static final int PRINTED = 4;
    private static final Set<String> READING = Set.of("read", "getopts", "mapfile", "readarray");

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
            return Optional.of(new ShellDeclarations(run).declare(name, arguments));
        }
        if (READING.contains(name)) {
            arguments.forEach(this::given);
            return Optional.of(ShellStatus.OPEN);
        }
        if (name.equals("printf") && arguments.size() > 1 && arguments.get(0).is("-v")) {
            printed(arguments);
            return Optional.of(ShellStatus.YES);
        }
        if (name.equals("let")) {
            arguments.forEach(this::calculated);
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
            case "test" ->
                Optional.of(ShellStatus.of(ShellTest.holds(arguments, false, Optional.of(false), this::isThere)));
            case "exit" -> end(Flow.ENDED, arguments);
            case "return" -> end(Flow.RETURNED, arguments);
            case "break", "continue" -> run.inLoop() ? end(Flow.LOOP_LEFT, arguments) : Optional.of(ShellStatus.YES);
            case "set" -> Optional.of(set(arguments));
            case "shopt" -> Optional.of(options(arguments));
            case "shift" -> Optional.of(shift(arguments));
            case "unset" -> Optional.of(unset(arguments));
            case "cd", "pushd" -> Optional.of(directory(arguments, name.equals("pushd")));
            case "popd" -> Optional.of(popped());
            case ".", "source" -> Optional.of(read(arguments));
            case "eval" -> evaluate(arguments);
            case "trap" -> Optional.of(new ShellTraps(run).set(arguments));
            case "command" -> asks(arguments) ? Optional.of(ShellStatus.OPEN) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Sets a variable to what somebody types, or to what another program prints. */
    private void given(ShellField argument) {
        String name = argument.value();
        if (argument.known() && Assignment.isName(name, name.length())) {
            Place place = argument.placed(run.file()).origin().orElseThrow();
            state.variables.forget(new EnvVar(name, Optional.empty(), place, place.span()), false);
        }
        state.arrays.forget(name, argument.span());
    }

    /** {@code printf -v NAME FORMAT VALUE}. */
    private void printed(List<ShellField> arguments) {
        String name = arguments.get(1).value();
        boolean plain = arguments.size() == PRINTED
                && arguments.stream().allMatch(ShellField::known)
                && (arguments.get(2).is("%s") || arguments.get(2).is("%d"))
                && Assignment.isName(name, name.length());
        if (!plain) {
            given(arguments.get(1));
            return;
        }
        ShellField value = arguments.get(PRINTED - 1);
        Place place = value.placed(run.file()).origin().orElseThrow();
        state.variables.assign(new EnvVar(name, Optional.of(value.value()), place, place.span()), false);
    }

    /** Sets a variable to what a calculation gives: {@code let FLASK_DEBUG=3-2}. */
    private void calculated(ShellField argument) {
        String text = argument.value();
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (argument.known() && end < text.length() && Assignment.isName(text, end)) {
            Place place = argument.placed(run.file()).origin().orElseThrow();
            state.variables.forget(new EnvVar(text.substring(0, end), Optional.empty(), place, place.span()), false);
        }
    }

    /** Returns whether {@code command} only looks up a program: {@code command -v gunicorn}. */
    private static boolean asks(List<ShellField> arguments) {
        return !arguments.isEmpty() && arguments.get(0).value().matches("-[vV]");
    }

    private boolean isThere(String path) {
        return state.written.has(state.folder.path(path))
                || run.readable(path).stream().anyMatch(Optional::isPresent);
    }

    /** Sets options of Bash, which other shells do not have: {@code shopt -s nocasematch}. */
    private ShellStatus options(List<ShellField> arguments) {
        boolean named = arguments.stream().anyMatch(argument -> argument.is(CASELESS) || !argument.known());
        Optional<Boolean> set = arguments.stream()
                .filter(argument -> argument.is("-s") || argument.is("-u"))
                .findFirst()
                .map(argument -> argument.is("-s"));
        if (named && set.isPresent()) {
            boolean other = OTHER_SHELL.matcher(run.file().text()).lookingAt();
            state.caseless = other && set.get() ? Optional.empty() : set;
        }
        return ShellStatus.YES;
    }

    private ShellStatus test(List<ShellField> arguments, String end, boolean patterns) {
        int last = arguments.size() - 1;
        return last >= 0 && arguments.get(last).is(end)
                ? ShellStatus.of(ShellTest.holds(arguments.subList(0, last), patterns, state.caseless, this::isThere))
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
        state.arguments =
                Optional.of(words.stream().map(word -> word.placed(run.file())).toList());
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
                .forEach(argument -> {
                    state.variables.unset(
                            argument.value(),
                            argument.placed(run.file()).origin().orElseThrow());
                    state.arrays.assign(argument.value(), List.of());
                });
        return ShellStatus.YES;
    }

    private ShellStatus directory(List<ShellField> arguments, boolean remembers) {
        ShellFolder before = state.folder;
        List<ShellField> folders = arguments.stream()
                .filter(argument -> argument.is("-") || !argument.value().startsWith("-"))
                .toList();
        if (folders.size() == 1) {
            ShellField folder = folders.get(0);
            state.folder = folder.is("-") ? state.former : entered(folder);
        } else if (folders.isEmpty() && !remembers) {
            state.folder = before.home();
        }
        if (remembers && Most.room(state.pushed.size(), MAX_FOLDERS)) {
            state.pushed =
                    Stream.concat(state.pushed.stream(), Stream.of(before)).toList();
        }
        state.former = before;
        return ShellStatus.USUALLY;
    }

    private ShellFolder entered(ShellField word) {
        Matcher here = HERE.matcher(word.known() ? "" : word.value());
        if (here.matches()) {
            Optional<ShellFolder> base = new ShellOwnPath(run.file(), state, 0).current();
            if (base.isPresent()) {
                String below = Optional.ofNullable(here.group(1)).orElse(".");
                return base.get()
                        .entered(ShellField.argument(below, true, run.file().place(word.span())), run.file());
            }
        }
        return state.folder.entered(word, run.file());
    }

    private ShellStatus popped() {
        int last = state.pushed.size() - 1;
        if (last >= 0) {
            state.former = state.folder;
            state.folder = state.pushed.get(last);
            state.pushed = state.pushed.subList(0, last);
        }
        return ShellStatus.USUALLY;
    }

    private ShellStatus read(List<ShellField> arguments) {
        if (arguments.isEmpty()) {
            return ShellStatus.USUALLY;
        }
        ShellField file = arguments.get(0);
        if (!printed(file)) {
            return new SourcedFiles(run).source(Named.of(file));
        }
        return ShellStatus.USUALLY;
    }

    /** Runs the lines of env files that another program prints: {@code sed 's/^/export /' .env}. */
    private boolean printed(ShellField word) {
        return new ShellDeclarations(run).printed(word, word.value().contains(EXPORT));
    }

    private Optional<ShellStatus> evaluate(List<ShellField> arguments) {
        if (arguments.isEmpty() || arguments.get(0).isUnknownCommand()) {
            arguments.stream().limit(1).map(ShellField::value).forEach(run.branches()::runs);
            boolean reads = !arguments.isEmpty() && printed(arguments.get(0));
            return reads ? Optional.of(ShellStatus.USUALLY) : Optional.empty();
        }
        Span evaluating = fields.get(0).span();
        Optional<SourceFile> other = arguments.get(0).origin().map(Place::file);
        SourceFile from = other.filter(file -> arguments.stream()
                        .allMatch(argument -> argument.origin().map(Place::file).equals(other)))
                .orElse(run.file());
        MappedText.Builder text = new MappedText.Builder(evaluating.end());
        for (ShellField argument : arguments) {
            boolean here = argument.origin().map(Place::file).orElse(run.file()).equals(from);
            MappedText part = here ? argument.source() : MappedText.at(argument.value(), evaluating);
            text.append(part, 0, part.length());
            text.append(" ", here ? argument.span() : evaluating);
        }
        return Optional.of(run.read(from, text.build()));
    }
}
