package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.PinOff;
import java.util.Optional;

/** Judges {@code WERKZEUG_DEBUG_PIN=off} and the like, which open the debugger's console to everybody. */
final class PinJudge implements Judge {
    static final String NAME = "WERKZEUG_DEBUG_PIN";
    static final String OFF = "off";

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        boolean console = effects.verdict(run).exposure() == Exposure.CONSOLE;
        Exposure exposure = console ? Exposure.CONSOLE : Exposure.FLAG;
        for (Layered layer : DebugLayers.effective(run.program().allLayers(), NAME, OFF)) {
            effects.aside(
                    PinOff.of(layer.asSwitch()), exposure, true, run.evidence().variable(layer));
        }
        run.settings().forEach(setting -> pin(setting, console)
                .ifPresent(pin -> effects.aside(
                        pin, exposure, setting.certain(), run.evidence().setting(setting))));
    }

    private static Optional<PinOff> pin(DebugSetting setting, boolean console) {
        if (setting.kind() == DebugSetting.Kind.PIN && Flags.on(setting.value())) {
            return Optional.of(new PinOff(new CodeSetting(setting), NAME + "=" + OFF, false));
        }
        return isArgument(setting) && console
                ? Optional.of(new PinOff(new CodeSetting(setting), "pin_security=False", true))
                : Optional.empty();
    }

    private static boolean isArgument(DebugSetting setting) {
        return setting.kind() == DebugSetting.Kind.PIN_SECURITY
                && setting.value().truth() == Truth.FALSE;
    }
}
