package dev.undebug.service.judge;

import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Program;
import java.util.List;
import java.util.Optional;

/** Finds out whether a value is on because of a variable that a file of the repository sets. */
final class DecidingVariables {
    private final Program program;
    private final Trials trials;

    DecidingVariables(Program program, Trials trials) {
        this.program = program;
        this.trials = trials;
    }

    /** Returns the variable without which the value would not be on; empty if the code is on without it. */
    Optional<Layered> of(Traced value) {
        List<Layered> layers = program.readsEnvFilesFirst() ? program.allLayers() : program.layers();
        Optional<Layered> last = layers.stream()
                .filter(layer -> value.variables().contains(layer.variable().name()))
                .filter(layer -> !isRemoved(layer.variable().name(), layers))
                .reduce((first, second) -> second);
        return last.filter(layer -> !trials.onWithout(value, value.variables()));
    }

    private static boolean isRemoved(String name, List<Layered> layers) {
        return layers.stream()
                .filter(layer -> layer.variable().name().equals(name))
                .reduce((first, second) -> second)
                .filter(layer -> layer.variable().isRemoved())
                .isPresent();
    }
}
