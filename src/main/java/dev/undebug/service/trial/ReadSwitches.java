package dev.undebug.service.trial;

import dev.undebug.python.eval.outcome.RequiredNames;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.run.ReadExpression;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EnvironmentRead.When;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a read of an environment variable from the switch that it feeds. If a constant is written at the switch, the
 * finding is the switch, whatever condition guards it. Any other value decided by a read makes the read the finding.
 */
public final class ReadSwitches {
    private static final Pattern SUBSCRIPT = Pattern.compile("[\\w.]+\\s*\\[[^\\]]*\\]");
    private static final Set<String> OFF = Set.of("", "0", "false", "no", "off", "n", "f", "none", "null", "disabled");
    private static final List<String> DEVELOPMENT = List.of("development", "dev", "local");
    private static final List<String> OTHER_WORDS = List.of("0", "1", "False", "production");

    private final Trials trials;
    private final RequiredNames required;

    /** @param required the variables without which the program ends */
    public ReadSwitches(Trials trials, RequiredNames required) {
        this.trials = trials;
        this.required = required;
    }

    /** Returns whether the value of a variable is a word for off. */
    public static boolean meansOff(Layered layer) {
        return layer.variable()
                .value()
                .map(value -> OFF.contains(value.strip().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** Returns the read that takes a word for off as on. */
    public Optional<EnvironmentRead> misreading(Switch sink, Traced value, String variable) {
        return Stream.concat(value.reads().stream(), value.guards().stream())
                .filter(read -> read.variable().equals(variable))
                .findFirst()
                .map(read -> of(sink, value, read, When.OFF_WORD));
    }

    /** Returns the read behind a switch that is on by default. */
    public Optional<EnvironmentRead> behind(Switch sink, Traced value) {
        if (isWrittenThere(sink, value)) {
            return Optional.empty();
        }
        Optional<VariableRead> read = value.reads().stream()
                .filter(found -> !trials.isGiven(found.variable()))
                .findFirst();
        if (read.filter(this::endsUnset).isPresent()) {
            return Optional.empty();
        }
        if (read.isEmpty() && sink.takesFromElsewhere(value.place())) {
            read = value.guards().stream()
                    .filter(guard -> !endsUnset(guard) && !trials.isGiven(guard.variable()) && decides(guard, value))
                    .findFirst();
        }
        return read.map(found -> of(sink, value, found, loaded(value, found).isPresent() ? When.LOADED : When.UNSET));
    }

    /**
     * Returns the read with which a deployment has to name its environment, if only one for development leads
     * to a choice: {@code if os.environ["APP_ENV"] == "development"}.
     */
    public Optional<VariableRead> forDevelopment(Switch sink, Traced value) {
        return value.guards().stream()
                .filter(guard -> sink.takesFromElsewhere(value.place()) && endsUnset(guard))
                .filter(guard -> !trials.onWith(value, guard.variable(), "production")
                        && DEVELOPMENT.stream().anyMatch(name -> trials.onWith(value, guard.variable(), name)))
                .findFirst();
    }

    /** Returns whether the program ends if the variable is not set, by the read itself as {@code os.environ["DEBUG"]} or after it. */
    private boolean endsUnset(VariableRead read) {
        return required.some().contains(read.variable())
                || required.production().contains(read.variable())
                || SUBSCRIPT.matcher(read.place().text()).matches();
    }

    private EnvironmentRead of(Switch sink, Traced value, VariableRead read, When when) {
        ReadExpression found = ReadExpression.of(read, value, trials::module);
        VariableRead located = new VariableRead(read.variable(), found.read());
        return new EnvironmentRead(sink, located, found.whole(), when, List.of(), loaded(value, read));
    }

    /** Returns the value in an env file, or in what writes one: in another file than that of the read, which may have Python in it. */
    private static Optional<Place> loaded(Traced value, VariableRead read) {
        return value.origins().stream()
                .filter(origin -> !PythonPaths.isSource(origin.path())
                        && !origin.path().equals(read.place().path()))
                .findFirst();
    }

    private static boolean isWrittenThere(Switch sink, Traced value) {
        return value.isWrittenThere() && !sink.takesFromElsewhere(value.place());
    }

    /** A condition on the choice of a configuration counts if another value of the variable leads to another choice. */
    private boolean decides(VariableRead guard, Traced value) {
        return OTHER_WORDS.stream().anyMatch(word -> !trials.onWith(value, guard.variable(), word));
    }
}
