package dev.undebug.read.shell;

import dev.undebug.read.shell.ShellVariable.Export;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of a shell: variables, numbered arguments, {@code $#}, {@code $?} and similar ones. */
final class ShellParameters {
    private static final Pattern NAMED = Pattern.compile("\\$\\{?[#!]?([A-Za-z_]\\w*+)");

    private final ShellState state;

    ShellParameters(ShellState state) {
        this.state = state;
    }

    /** Returns the names of the variables that a text expands. */
    static Set<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    ShellVariable get(String name) {
        char first = name.charAt(0);
        if (state.filledIn.filter(names -> names.contains(name)).isPresent()) {
            return unknown("");
        }
        if (name.equals("#")) {
            return state.arguments
                    .filter(all -> all.stream().noneMatch(ShellField::many))
                    .map(all -> known(String.valueOf(all.size())))
                    .orElseGet(() -> unknown(""));
        }
        if (name.equals("0") || "?!-$".indexOf(first) >= 0) {
            return unknown("");
        }
        if (!WordReader.isDigit(first)) {
            return state.variables.get(name);
        }
        if (state.arguments.isEmpty()) {
            return ShellVariable.ABSENT;
        }
        return argument(name)
                .map(field -> field.known() ? known(field.value()) : unknown(""))
                .orElseGet(() -> ShellVariable.unset(Optional.empty()));
    }

    private Optional<ShellField> argument(String number) {
        if (number.length() > 3 || !WordReader.isDigit(number.charAt(0)) || state.arguments.isEmpty()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number) - 1;
        List<ShellField> all = state.arguments.get();
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    /** Returns whether a name means all arguments. */
    static boolean areAll(String name) {
        return name.equals("@") || name.equals("*");
    }

    /**
     * Returns whether the arguments count as set; the value means nothing else. If there are none, dash and bash
     * disagree about {@code ${@-word}}; with a colon, a single empty argument counts as none.
     */
    ShellVariable any(boolean colon) {
        if (state.arguments.isEmpty()) {
            return unknown("");
        }
        List<ShellField> all = state.arguments.get();
        boolean open = all.isEmpty() ? !colon : all.size() == 1 && !all.get(0).known();
        if (open) {
            return unknown("");
        }
        boolean none = all.isEmpty() || (colon && all.size() == 1 && all.get(0).is(""));
        return none ? ShellVariable.unset(Optional.empty()) : known("@");
    }

    /** Returns all arguments as one text, the value of {@code "$*"}; empty if it is unknown. */
    Optional<String> joined() {
        return state.arguments.flatMap(ShellParameters::joined);
    }

    static Optional<String> joined(List<ShellField> fields) {
        return fields.stream().allMatch(field -> field.known() && !field.many())
                ? Optional.of(
                        String.join(" ", fields.stream().map(ShellField::value).toList()))
                : Optional.empty();
    }

    /** Returns the place of an argument, or of options or assignments in the value of a variable. */
    Optional<Place> written(String name, ShellVariable variable) {
        return argument(name).flatMap(ShellField::origin).or(() -> variable.source()
                .filter(source -> (variable.text().startsWith("-")
                                || variable.text().contains(" -")
                                || Assignment.isName(
                                        variable.text(),
                                        Math.max(0, variable.text().indexOf('='))))
                        && source.place().file().slice(source.valueSpan()).contains(variable.text()))
                .map(source -> source.place().file().place(source.valueSpan())));
    }

    static ShellVariable known(String text) {
        return new ShellVariable(Kind.KNOWN, text, Export.NO, false, Optional.empty());
    }

    private static ShellVariable unknown(String text) {
        return new ShellVariable(Kind.UNKNOWN, text, Export.NO, false, Optional.empty());
    }
}
