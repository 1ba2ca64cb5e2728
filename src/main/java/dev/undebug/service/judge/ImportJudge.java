package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.flask.WsgiImport;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Execution;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.run.Flags;
import java.util.List;
import java.util.Optional;

/** Judges an application that a server takes from a module. */
final class ImportJudge {
    private final SwitchEffects findings;
    private final List<DebugSetting> settings;
    private final FlaskVersion version;
    private final Variables made;

    ImportJudge(SwitchEffects findings, Execution execution) {
        this.findings = findings;
        this.settings = execution.settings();
        this.version = findings.program().version();
        this.made = new Variables(
                execution.environment().values(), execution.environment().unknown());
    }

    void judge() {
        int mark = findings.mark();
        for (int i = 0; i < settings.size(); i++) {
            setting(settings.get(i), i);
        }
        boolean on = DebugVariable.read(version, made) == Flag.ON;
        for (Layered layer : DebugLayers.effective(version, findings.program().layers())) {
            if (on) {
                findings.variable(layer, variable(), true, findings.evidence());
            }
        }
        Optional<Flag> rest = Flags.settingWithoutSwitches(settings);
        Outcome quiet = new WsgiImport(rest).outcome(version, DebugLayers.withoutSwitch(version, made));
        findings.pages(settings, quiet, true, findings::evidence);
        if (quiet.debug() == Flag.UNKNOWN) {
            findings.unknown();
        }
        mode(rest);
        Outcome asItIs = new WsgiImport(Flags.setting(settings)).outcome(version, made);
        findings.together(mark, SwitchEffects.wrapped(settings, asItIs));
        findings.because(asItIs.exposure(), () -> findings.reasons().imported(settings));
    }

    private void mode(Optional<Flag> rest) {
        FlaskEnvJudge judge = new FlaskEnvJudge(
                findings,
                new FlaskEnvJudge.Start(
                        findings.program().layers(),
                        settings,
                        DebugLayers.withoutSwitch(version, made),
                        true,
                        findings::evidence,
                        (release, variables) -> new WsgiImport(rest).outcome(release, variables)));
        judge.judge();
        // Behind a server debug mode is off anyway.
        if (findings.isOn()) {
            judge.guard();
        }
    }

    private void setting(DebugSetting setting, int index) {
        if (!Flags.isSwitch(setting)) {
            return;
        }
        boolean environment = Flags.isEnvironment(setting);
        boolean on = environment ? DebugVariable.read(version, made) == Flag.ON : Flags.on(setting.value());
        if (on && !Flags.overridden(settings, index)) {
            Outcome outcome = environment ? variable() : new WsgiImport(Optional.of(Flag.ON)).outcome(version, made);
            findings.setting(setting, outcome, true, findings.evidence());
        }
    }

    private Outcome variable() {
        return new WsgiImport(Flags.settingWithoutSwitches(settings)).outcome(version, made);
    }
}
