package dev.undebug.read.format;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.BuildCommand;
import dev.undebug.read.word.OptionValue;
import dev.undebug.read.word.Reference;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
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

    /** What an argument is set to, as written. */
    private static final Pattern VALUE = Pattern.compile("[^$]*=\"?(\\$[^\"]*)\"?");

    public CommandArguments {
        known = List.copyOf(known);
    }

    /** Returns the arguments of its build. */
    public BuildArguments of(BuildCommand build) {
        List<EnvVar> given = build.arguments().stream()
                .limit(MAX_ARGUMENTS)
                .flatMap(value -> argument(value).stream())
                .toList();
        return new BuildArguments(given, !build.open());
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
                .map(argument -> argument.value().isPresent()
                        ? argument
                        : expanded(argument, value).orElse(argument));
    }

    /** Reads a value that was filled in: {@code DEBUG=$DEBUG}, or {@code DEBUG=$(DEBUG)} of make. */
    private Optional<EnvVar> expanded(EnvVar argument, OptionValue value) {
        Place word = argument.place();
        Matcher written = VALUE.matcher(word.text());
        if (!written.matches()) {
            return Optional.empty();
        }
        Optional<EnvVar> passedOn = Reference.of(written.group(1))
                .flatMap(reference -> reference.in(this::variable))
                .map(variable -> variable.named(argument.name()));
        int start = word.span().start();
        return passedOn.or(() -> Optional.of(value.text().substring(value.text().indexOf('=') + 1))
                .filter(text -> value.word().literal())
                .map(text -> new EnvVar(
                        argument.name(),
                        Optional.of(text),
                        word,
                        new Span(start + written.start(1), start + written.end(1)))));
    }

    private Optional<EnvVar> variable(String name) {
        List<EnvVar> all = new ArrayList<>(known);
        all.addAll(command.assignments());
        return all.stream().filter(variable -> variable.name().equals(name)).reduce((first, last) -> last);
    }
}
