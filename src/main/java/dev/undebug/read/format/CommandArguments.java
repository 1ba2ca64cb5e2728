package dev.undebug.read.format;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.BuildCommand;
import dev.undebug.read.shell.program.ComposedBuild;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.OptionValue;
import dev.undebug.read.word.Reference;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments that a command gives to the build of an image.
 *
 * @param known the variables of its environment, a later one wins
 */
public record CommandArguments(Command command, List<EnvVar> known) {
    private static final int MAX_ARGUMENTS = 100;

    /** The value of an argument, as written. */
    private static final Pattern VALUE = Pattern.compile("[^$]*=\"?(\\$[^\"]*)\"?");

    /** A variable of make. In a shell it would be a command, whose name is not that of a variable. */
    private static final Pattern OF_MAKE = Pattern.compile("\\$\\(([A-Z_][A-Z0-9_]*)\\)");

    public CommandArguments {
        known = List.copyOf(known);
    }

    /** Returns the arguments of its build. */
    public BuildArguments of(BuildCommand build) {
        return of(build.arguments(), build.open());
    }

    /** Returns the arguments of the builds of its services. */
    BuildArguments of(ComposedBuild build) {
        return of(build.arguments(), build.open());
    }

    private BuildArguments of(List<OptionValue> arguments, boolean open) {
        List<EnvVar> given = arguments.stream()
                .takeWhile(Most.first(MAX_ARGUMENTS))
                .flatMap(value -> argument(value).stream())
                .toList();
        return new BuildArguments(given, !open);
    }

    /** A name alone passes on the variable of the environment; without one, the build does not get the argument. */
    private Optional<EnvVar> argument(OptionValue value) {
        int equals = value.text().indexOf('=');
        if (equals < 0) {
            return variable(value.text());
        }
        Word word = value.word();
        Place place = command.placeOf(word);
        return DeployCommand.variable(place.file(), word, value.from())
                .map(argument -> passedOn(argument).orElse(argument));
    }

    /** Returns the variable that an argument passes on: {@code DEBUG=$DEBUG}, or {@code DEBUG=$(DEBUG)} of make. */
    private Optional<EnvVar> passedOn(EnvVar argument) {
        Matcher written = VALUE.matcher(argument.place().text());
        if (!written.matches() || argument.value().equals(Optional.of(written.group(1)))) {
            return Optional.empty();
        }
        return Reference.of(OF_MAKE.matcher(written.group(1)).replaceAll("\\${$1}"))
                .flatMap(reference -> reference.in(this::variable))
                .map(variable -> variable.named(argument.name()));
    }

    private Optional<EnvVar> variable(String name) {
        List<EnvVar> all = new ArrayList<>(known);
        all.addAll(command.assignments());
        return all.stream().filter(variable -> variable.name().equals(name)).reduce((first, last) -> last);
    }
}
