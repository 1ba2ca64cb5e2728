package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Execution;
import dev.undebug.python.eval.Truth;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.PinOff;
import java.util.LinkedHashSet;
import java.util.Set;

/** Judges {@code WERKZEUG_DEBUG_PIN=off} and its like, which leave the debugger's console open to everybody. */
final class PinJudge {
    static final String NAME = "WERKZEUG_DEBUG_PIN";
    static final String OFF = "off";

    private final SwitchEffects findings;
    private final Execution execution;

    PinJudge(SwitchEffects findings, Execution execution) {
        this.findings = findings;
        this.execution = execution;
    }

    /** Judges, once it is known whether the program has a console. */
    void judge() {
        Exposure exposure = findings.exposure() == Exposure.CONSOLE ? Exposure.CONSOLE : Exposure.FLAG;
        for (Layered layer : DebugLayers.effective(findings.program().allLayers(), NAME, OFF)) {
            EnvironmentVariable source = new EnvironmentVariable(layer.variable(), layer.owner());
            EvidenceBuilder evidence = findings.evidence().variable(layer);
            findings.aside(PinOff.of(source), exposure, true, evidence);
        }
        for (DebugSetting setting : settings()) {
            if (setting.kind() == DebugSetting.Kind.PIN && Flags.on(setting.value())) {
                PinOff pin = new PinOff(new CodeSetting(setting), NAME + "=" + OFF, false);
                findings.aside(
                        pin, exposure, setting.certain(), findings.evidence().setting(setting));
            } else if (isArgument(setting) && exposure == Exposure.CONSOLE) {
                PinOff pin = new PinOff(new CodeSetting(setting), "pin_security=False", true);
                findings.aside(
                        pin, exposure, setting.certain(), findings.evidence().setting(setting));
            }
        }
    }

    private static boolean isArgument(DebugSetting setting) {
        return setting.kind() == DebugSetting.Kind.PIN_SECURITY
                && setting.value().truth() == Truth.FALSE;
    }

    private Set<DebugSetting> settings() {
        Set<DebugSetting> settings = new LinkedHashSet<>(execution.settings());
        execution.starts().forEach(start -> settings.addAll(start.settings()));
        return settings;
    }
}
