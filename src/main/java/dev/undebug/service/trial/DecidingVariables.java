package dev.undebug.service.trial;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Program;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out whether a value is on because of a variable that a file of the repository sets. One that says that this is
 * production, such as {@code PROD=1}, is no switch: what is written under its condition is.
 */
public final class DecidingVariables {
    private static final Pattern PRODUCTION =
            Pattern.compile("(?:IS_?|IN_?)?(?:PROD|PRODUCTION|LIVE)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENVIRONMENT =
            Pattern.compile("ENV|STAGE|MODE|PROFILE|CONFIG|SETTINGS", Pattern.CASE_INSENSITIVE);

    private static final Set<String> NAMES = Set.of("prod", "production", "live");

    private final Program program;
    private final Trials trials;

    public DecidingVariables(Program program, Trials trials) {
        this.program = program;
        this.trials = trials;
    }

    /** Returns the variable without which the value would not be on; empty if the code is on without it. */
    public Optional<Layered> of(Traced value) {
        List<Layered> layers = program.readsEnvFilesFirst() ? program.allLayers() : program.layers();
        Optional<Layered> last = layers.stream()
                .filter(layer -> value.variables().contains(layer.variable().name()))
                .filter(layer -> !isRemoved(layer.variable().name(), layers)
                        && !(value.isWrittenThere() && saysProduction(layer)))
                .reduce((first, second) -> second);
        return last.filter(layer -> !trials.onWithout(value, value.variables()));
    }

    private static boolean saysProduction(Layered layer) {
        String name = layer.variable().name();
        return PRODUCTION.matcher(name).matches()
                || layer.variable()
                        .value()
                        .filter(text -> NAMES.contains(text.toLowerCase(Locale.ROOT))
                                && ENVIRONMENT.matcher(name).find())
                        .isPresent();
    }

    private static boolean isRemoved(String name, List<Layered> layers) {
        return layers.stream()
                .filter(layer -> layer.variable().name().equals(name))
                .reduce((first, second) -> second)
                .filter(layer -> layer.variable().isRemoved())
                .isPresent();
    }
}
