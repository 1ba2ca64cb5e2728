package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.shell.SourcedFiles.Named;
import dev.undebug.read.shell.syntax.ArrayAssignment;
import dev.undebug.read.shell.syntax.ExportedLines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Assignment;
import dev.undebug.source.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets variables of a shell: by declarations, assignments, and the files that it reads. */
final class ShellDeclarations {
    /** Several names in one word: {@code FLASK_{ENV,DEBUG}=1}. */
    private static final Pattern NAMES = Pattern.compile("^(\\w*+)\\{([\\w,]++)\\}(\\w*+)$");

    private static final int MOST_NAMES = 20;

    private final ShellRun run;
    private final ShellState state;

    ShellDeclarations(ShellRun run) {
        this.run = run;
        this.state = run.state();
    }

    /** Runs {@code export A=1 B} and the like. */
    ShellStatus declare(String name, List<ShellField> arguments) {
        boolean exports = name.equals("export")
                || arguments.stream().anyMatch(argument -> argument.value().matches("-\\w*x\\w*"));
        boolean withholds = arguments.stream()
                .anyMatch(argument -> argument.value().matches(name.equals("export") ? "-\\w*n\\w*" : "\\+\\w*x\\w*"));
        boolean refers = !name.equals("export")
                && arguments.stream().anyMatch(argument -> argument.value().matches("-\\w*n\\w*"));
        Optional<ShellVariables.Made> made = name.equals("export") ? Optional.empty() : made(arguments);
        for (ShellField argument : arguments) {
            String text = argument.value();
            int equals = text.indexOf('=');
            made.filter(way -> argument.known() && !text.startsWith("-") && !text.startsWith("+"))
                    .ifPresent(way -> state.variables.make(equals < 0 ? text : text.substring(0, equals), way));
            if (text.startsWith("-") || text.startsWith("+")) {
                continue;
            }
            if (refers && equals > 0) {
                // Whatever is set through the other name is set here.
                referred(text.substring(equals + 1), argument);
                continue;
            }
            if (equals > 0 && text.indexOf('{') >= 0 && text.indexOf('{') < equals) {
                NAMES.matcher(text.substring(0, equals)).results().forEach(names -> Arrays.stream(
                                names.group(2).split(",", MOST_NAMES))
                        .forEach(part -> referred(names.group(1) + part + names.group(3), argument)));
                continue;
            }
            if (withholds && argument.known()) {
                withhold(argument);
                continue;
            }
            if (equals > 0 && Assignment.isName(text, equals)) {
                assignment(run, run.file().slice(argument.span()), argument)
                        .ifPresentOrElse(
                                variable -> state.variables.assign(variable, exports),
                                () -> exported(text.substring(0, equals), exports));
            } else if (argument.known()) {
                exported(text, exports);
            } else if (exports) {
                printed(argument, true);
            }
        }
        return ShellStatus.YES;
    }

    /** Returns what the options of a declaration make of each value. */
    private static Optional<ShellVariables.Made> made(List<ShellField> arguments) {
        String letters = arguments.stream()
                .map(ShellField::value)
                .filter(word -> word.matches("-[A-Za-z]{1,20}"))
                .collect(Collectors.joining());
        return Stream.of(ShellVariables.Made.values())
                .filter(way -> letters.indexOf(way.option()) >= 0)
                .findFirst();
    }

    /** Makes the value of a variable unknown. */
    private void referred(String name, ShellField by) {
        if (Assignment.isName(name, name.length())) {
            Place place = by.placed(run.file()).origin().orElseThrow();
            state.variables.forget(new EnvVar(name, Optional.empty(), place, place.span()), true);
        }
    }

    /** Runs {@code export -n A B=1}: what the script starts does not get these. */
    private void withhold(ShellField argument) {
        int equals = argument.value().indexOf('=');
        assignment(run, run.file().slice(argument.span()), argument)
                .ifPresent(variable -> state.variables.assign(variable, false));
        String name = equals < 0 ? argument.value() : argument.value().substring(0, equals);
        state.variables.withhold(name, argument.placed(run.file()).origin().orElseThrow());
    }

    /** Runs an assignment to an array; returns whether the word is one. */
    boolean array(MappedText word) {
        Optional<ArrayAssignment> assignment = ArrayAssignment.of(word);
        assignment.ifPresent(array -> {
            String name = array.name();
            state.arrays.append(name, List.of());
            array.elements()
                    .ifPresentOrElse(elements -> assign(array, elements), () -> state.arrays.forget(name, word.span()));
            first(name, word);
        });
        return assignment.isPresent();
    }

    private void assign(ArrayAssignment array, List<MappedText> elements) {
        List<ShellField> fields = elements.stream()
                .flatMap(element -> ShellExpansion.fields(run.file(), element, state).stream())
                .map(field -> field.placed(run.file()))
                .toList();
        if (array.appends()) {
            state.arrays.append(array.name(), fields);
        } else {
            state.arrays.assign(array.name(), fields);
        }
    }

    /** Gives the variable of an array's name its first element, which is what {@code $NAME} means. */
    private void first(String name, MappedText word) {
        Optional<String> first = state.arrays.find(name).stream()
                .flatMap(List::stream)
                .limit(1)
                .filter(ShellField::known)
                .map(ShellField::value)
                .findFirst();
        state.variables.assign(new EnvVar(name, first, run.file().place(word.span()), word.span()), false);
    }

    private void exported(String name, boolean exports) {
        if (exports) {
            state.variables.export(name);
        }
    }

    /**
     * Reads the env files whose lines a word becomes, {@code export $(grep -v '^#' .env | xargs)}; returns whether there are
     * any.
     *
     * @param exports whether their variables reach the programs that this shell starts
     */
    boolean printed(ShellField word, boolean exports) {
        return read(PrintedFiles.of(run, word), exports);
    }

    /** Reads an env file whose variables reach the programs that this shell starts. */
    void file(ShellField path) {
        read(List.of(Named.of(path)), true);
    }

    /** Reads the env files whose lines a loop gets, if it exports them. */
    void exported(ExportedLines loop, List<Named> files) {
        if (!loop.exports()) {
            return;
        }
        ShellVariables before = state.variables.copy();
        read(files, true);
        state.variables.assignments().stream()
                .map(EnvVar::name)
                .filter(name -> loop.keeps() && isSet(before, name))
                .distinct()
                .forEach(name -> state.variables.restore(name, before.find(name)));
    }

    private static boolean isSet(ShellVariables variables, String name) {
        return variables.find(name).filter(found -> found.kind() != Kind.UNSET).isPresent();
    }

    private boolean read(List<Named> files, boolean exports) {
        boolean before = run.state().variables.exportsAll;
        for (Named file : files) {
            run.state().variables.exportsAll = before || exports;
            new SourcedFiles(run).source(file);
        }
        run.state().variables.exportsAll = before;
        return !files.isEmpty();
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
                && !adds(word.substring(word.indexOf('=') + 1), name)
                && (before.get().kind() == Kind.UNKNOWN
                        ? !field.known()
                        : before.get().text().equals(value));
        if (kept) {
            return Optional.empty();
        }
        EnvVar variable = Assignment.at(run.file(), field.token(), equals).named(name);
        return Optional.of(
                appends
                        ? variable.partly(before.map(ShellVariable::text)
                                        .filter(text -> !text.isEmpty())
                                        .orElse("$" + name)
                                + value)
                        : variable);
    }

    /** Returns whether a value is a list of folders or the like, to which it adds: {@code $PYTHONPATH:/srv/lib}. */
    private static boolean adds(String value, String name) {
        return Pattern.compile("\\$(?:" + name + "|\\{" + name + "\\}):|:\\$\\{?" + name + "\\b")
                .matcher(value)
                .find();
    }
}
