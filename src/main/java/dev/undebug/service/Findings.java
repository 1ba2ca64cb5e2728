package dev.undebug.service;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Traced;
import dev.undebug.service.Surroundings.Layered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what the switches of one program do. */
final class Findings {
    private final Program program;
    private final Culprits culprits;
    private final List<Found> found = new ArrayList<>();
    private boolean open;
    private boolean startsServer;

    Findings(Program program, Executions executions) {
        this.program = program;
        this.culprits = new Culprits(program, executions);
    }

    Program program() {
        return program;
    }

    Trail trail() {
        return Trail.from(program);
    }

    /**
     * Adds a switch in code, or the variable that is behind it.
     *
     * @param certain false where a condition that cannot be told guards it
     */
    void code(Switch subject, Traced value, Outcome outcome, boolean certain, Trail trail) {
        Optional<Layered> culprit = culprits.of(value);
        if (culprit.isPresent()) {
            Switch variable =
                    new Switch.Variable(culprit.get().variable(), culprit.get().owner());
            trail.variable(culprit.get());
            add(variable, outcome, certain, trail);
        } else {
            add(subject, outcome, certain, trail);
        }
    }

    void setting(DebugSetting setting, Outcome outcome, boolean certain, Trail trail) {
        code(
                new Switch.Setting(setting),
                setting.value(),
                outcome,
                certain && setting.certain(),
                trail.setting(setting));
    }

    /** Adds the debuggers that are wrapped around the application, whatever server it has. */
    void debuggers(List<DebugSetting> settings, Outcome rest, boolean certain, Supplier<Trail> trail) {
        for (DebugSetting setting : settings) {
            if (Flags.isDebugger(setting)) {
                setting(setting, rest.wrapped(Flags.of(setting.value())), certain, trail.get());
            }
        }
    }

    void variable(Layered layer, Outcome outcome, boolean certain, Trail trail) {
        add(new Switch.Variable(layer.variable(), layer.owner()), outcome, certain, trail.variable(layer));
    }

    void add(Switch subject, Outcome outcome, boolean certain, Trail trail) {
        Exposure exposure = outcome.exposure();
        if (exposure == Exposure.UNKNOWN) {
            open = true;
        } else if (exposure != Exposure.NONE) {
            found.add(new Found(subject, exposure, certain, trail.steps()));
        }
    }

    /** Notes that something cannot be told. */
    void unknown() {
        open = true;
    }

    /** Notes that the program starts Flask's development server. */
    void server() {
        startsServer = true;
    }

    boolean startsServer() {
        return startsServer;
    }

    List<Found> all() {
        return List.copyOf(found);
    }

    /** Returns what a stranger gets from the program. */
    Exposure exposure() {
        return found.stream()
                .filter(Found::certain)
                .map(Found::exposure)
                .min(Exposure::compareTo)
                .orElse(open || !found.isEmpty() ? Exposure.UNKNOWN : Exposure.NONE);
    }
}
