package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.FlaskEnv.Effect;
import dev.undebug.service.verdict.Switch;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The effects of {@code FLASK_ENV}: Flask before 2.3 turns debug mode on for {@code development}, later releases ignore
 * it.
 */
final class FlaskEnvEffects {
    private static final String NAME = DebugVariable.FLASK_ENV;
    static final String ON = "development";
    private static final String OFF = "production";

    private final ProgramRun run;
    private final SwitchEffects effects;
    private final Installed installed;
    private final Start start;

    /**
     * A start of the program, from the variable's view.
     *
     * @param layers the variables that count, outermost first
     * @param settings the settings of the code
     * @param quiet the environment without switches
     * @param outcome the outcome for a release of Flask and an environment
     */
    record Start(
            List<Layered> layers,
            List<DebugSetting> settings,
            Variables quiet,
            boolean certain,
            Supplier<EvidenceBuilder> evidence,
            BiFunction<FlaskVersion, Variables, Outcome> outcome) {}

    FlaskEnvEffects(ProgramRun run, SwitchEffects effects, Start start) {
        this.run = run;
        this.effects = effects;
        this.installed = run.program().installed();
        this.start = start;
    }

    void collect() {
        if (run.isQuart()) {
            return;
        }
        List<DebugSetting> settings = start.settings().stream()
                .filter(setting -> setting.kind() == DebugSetting.Kind.MODE)
                .toList();
        boolean takenBack = settings.stream()
                .anyMatch(setting -> setting.certain() && setting.value().truth() == Truth.FALSE);
        if (!takenBack) {
            settings.stream().filter(setting -> Flags.on(setting.value())).forEach(this::setting);
            DebugLayers.effective(start.layers(), NAME, ON).forEach(this::layer);
        }
    }

    private void layer(Layered layer) {
        EnvironmentVariable source = layer.asSwitch();
        if (!effects.knows(source)) {
            add(source, source.shown(), start.certain(), start.evidence().get().variable(layer));
        }
    }

    private void setting(DebugSetting setting) {
        EvidenceBuilder evidence = start.evidence().get().setting(setting);
        add(new CodeSetting(setting), NAME + "=" + ON, start.certain() && setting.certain(), evidence);
    }

    private void add(Switch source, String shown, boolean certain, EvidenceBuilder evidence) {
        evidence.release(installed);
        if (installed.ignoresMode()) {
            if (!run.readsMode()) {
                effects.aside(new FlaskEnv(source, shown, Effect.IGNORED), Exposure.NONE, certain, evidence);
            }
            return;
        }
        Outcome outcome = start.outcome().apply(installed.readingMode(), DebugLayers.with(start.quiet(), NAME, ON));
        if (installed.wanted().known()) {
            effects.add(new FlaskEnv(source, shown, Effect.ON), outcome, certain, evidence);
        } else if (outcome.exposure() != Exposure.NONE && outcome.exposure() != Exposure.UNKNOWN) {
            effects.aside(new FlaskEnv(source, shown, Effect.MAYBE), outcome.exposure(), certain, evidence);
            effects.unknown();
        }
    }

    /** Returns whether {@code FLASK_DEBUG} would turn something on: {@code app.run(debug=False)} does not let it. */
    private boolean isOpen() {
        Variables on = DebugLayers.with(start.quiet(), DebugVariable.FLASK_DEBUG, "1");
        return start.outcome().apply(installed.flask(), on).exposure() != Exposure.NONE;
    }

    /** Adds {@code FLASK_ENV=production} if it is the only guard against debug mode. */
    void guard() {
        boolean guarded = start.layers().stream()
                .anyMatch(layer -> layer.variable().name().equals(DebugVariable.FLASK_DEBUG));
        if (!installed.ignoresMode() || run.readsMode() || guarded || !isOpen()) {
            return;
        }
        for (Layered layer : DebugLayers.effective(start.layers(), NAME, OFF)) {
            EnvironmentVariable source = layer.asSwitch();
            FlaskEnv mode = new FlaskEnv(source, source.shown(), Effect.NO_GUARD);
            EvidenceBuilder evidence = start.evidence().get().variable(layer).release(installed);
            effects.aside(mode, Exposure.NONE, start.certain(), evidence);
        }
    }
}
