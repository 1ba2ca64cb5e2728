package dev.undebug.read.docker;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.EnvVar.Passed;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.Reference;
import dev.undebug.read.word.Token;
import dev.undebug.read.word.WordReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that the instructions of a stage can name, or those before the first stage: of ARG and of ENV. */
final class DockerVariables implements QuotingRules.Variables {
    /** Longer values are not substituted: variables that double each other would grow without limit. */
    private static final int MAX_VALUE = 256;

    private static final int MAX_VARIABLES = 1_000;

    /** Arguments that the builder sets by itself where a Dockerfile declares them. */
    private static final Pattern PREDEFINED =
            Pattern.compile("(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|BUILDKIT_\\w+|SOURCE_DATE_EPOCH"
                    + "|(?i:(?:https?|ftp|no|all)_proxy)");

    /** An escaped character, or a variable. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\.|\\$(?:[A-Za-z_]\\w{0,100}+|\\{[A-Za-z_]\\w{0,100}+(?::?[-+][^{}$]{0,100}+)?\\})");

    private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

    private final BuildArguments arguments;
    private final Map<String, EnvVar> known = new HashMap<>();
    private final Set<String> unset = new HashSet<>();

    /** The names that ENV sets; it then overrides an ARG of the same name. */
    private final Set<String> environment = new HashSet<>();

    DockerVariables(BuildArguments arguments) {
        this.arguments = arguments;
    }

    /** Takes over the variables of the stage that this one is based on. */
    void inherit(DockerVariables from) {
        known.putAll(from.known);
        unset.addAll(from.unset);
        environment.addAll(from.environment);
    }

    private Optional<EnvVar> variable(String name) {
        return Optional.ofNullable(known.get(name));
    }

    @Override
    public Optional<String> value(String name) {
        return variable(name).flatMap(EnvVar::value);
    }

    @Override
    public boolean isUnknown(String name) {
        return variable(name)
                .filter(found -> found.value().isEmpty())
                .flatMap(EnvVar::passed)
                .filter(Passed::given)
                .isPresent();
    }

    @Override
    public boolean isUnset(String name) {
        return unset.contains(name);
    }

    /**
     * Declares an argument of a stage.
     *
     * @param written its default
     * @param before the arguments before the first stage, whose values it takes without a default
     */
    void declare(String name, Optional<EnvVar> written, DockerVariables before) {
        Optional<EnvVar> argument = argument(name, written).or(() -> before.variable(name));
        if (environment.contains(name)) {
            return;
        }
        put(name, argument);
        if (argument.isEmpty()
                && arguments.complete()
                && !PREDEFINED.matcher(name).matches()) {
            unset.add(name);
        }
    }

    /**
     * Declares an argument before the first stage. FROM needs a value, so something gives one that has none here.
     *
     * @param written its default
     */
    void declare(String name, Optional<EnvVar> written) {
        put(name, argument(name, written).or(() -> variable(name)));
    }

    private Optional<EnvVar> argument(String name, Optional<EnvVar> written) {
        return arguments.named(name).map(given -> given.asArgument(true)).or(() -> written.map(this::passedOn)
                .map(value -> value.passed().isPresent() ? value : value.asArgument(false)));
    }

    /** Sets a variable of the image; returns it with the argument of the build that it passes on. */
    EnvVar set(EnvVar variable) {
        EnvVar passedOn = passedOn(variable);
        put(variable.name(), Optional.of(passedOn));
        if (Most.room(environment.size(), MAX_VARIABLES)) {
            environment.add(variable.name());
        }
        return passedOn;
    }

    /** Returns the variable that a build writes to a file, with the argument that it passes on. */
    EnvVar written(EnvVar variable) {
        EnvVar passedOn = passedOn(variable);
        // The file may have been written before the argument got another value.
        return passedOn.value().equals(variable.value()) ? passedOn : variable;
    }

    /** Returns what RUN or COPY writes to a file, with the values that are known. */
    PrintedText filled(PrintedText document) {
        if (!document.expands()) {
            return document;
        }
        MappedText text = document.text();
        MappedText.Builder filled = new MappedText.Builder(text.span().start());
        Matcher reference = REFERENCE.matcher(text.text());
        int at = 0;
        while (reference.find()) {
            filled.append(text, at, reference.start());
            MappedText written = text.sub(reference.start(), reference.end());
            Token word = WordReader.whole(written, QuotingRules.docker('\\', this));
            MappedText shown = reference.group().startsWith("$") && word.known() ? word.text() : written;
            filled.append(shown, 0, shown.length());
            at = reference.end();
        }
        filled.append(text, at, text.length());
        return new PrintedText(filled.build(), true);
    }

    private EnvVar passedOn(EnvVar variable) {
        String written = variable.place().file().slice(variable.valueSpan());
        return Reference.of(QUOTED.matcher(written).replaceFirst("$1"))
                .flatMap(reference -> reference.in(this::variable))
                .map(argument -> argument.passedInto(variable))
                .orElse(variable);
    }

    private void put(String name, Optional<EnvVar> variable) {
        known.remove(name);
        unset.remove(name);
        if (Most.room(known.size(), MAX_VARIABLES)) {
            variable.ifPresent(
                    found -> known.put(name, found.with(found.value().filter(value -> value.length() <= MAX_VALUE))));
        }
    }
}
