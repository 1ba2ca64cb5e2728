package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.Switch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds the effects of the settings in a program's code, or of the variables and reads behind them. */
record SettingEffects(ProgramRun run, SwitchEffects effects) {
    void add(DebugSetting setting, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        evidence.setting(setting);
        Switch subject = new CodeSetting(setting);
        Optional<VariableRead> asked =
                setting.certain() ? Optional.empty() : run.forDevelopment(subject, setting.value());
        if (asked.isPresent()) {
            effects.unknown();
            effects.because(Exposure.UNKNOWN, () -> run.reasons().notKnown(asked.get()));
            return;
        }
        boolean known = setting.kind() == DebugSetting.Kind.ENVIRONMENT || Flags.on(setting.value());
        Switch cause = known ? run.cause(subject, setting.value(), evidence) : subject;
        effects.add(cause, outcome, certain && setting.certain(), evidence);
    }

    /** Adds the settings that show errors by themselves, under any server and debug flag. */
    void pages(List<DebugSetting> settings, Outcome rest, boolean certain, Supplier<EvidenceBuilder> evidence) {
        for (int i = 0; i < settings.size(); i++) {
            DebugSetting setting = settings.get(i);
            boolean on = Flags.on(setting.value()) && !Flags.overridden(settings, i);
            if (isUnknownQuart(setting) && !Flags.overridden(settings, i)) {
                effects.unknown();
                effects.because(Exposure.UNKNOWN, () -> run.reasons().quart(setting));
            }
            alone(setting, on, rest).ifPresent(outcome -> add(setting, outcome, certain, evidence.get()));
        }
    }

    private static boolean isUnknownQuart(DebugSetting setting) {
        return setting.kind() == DebugSetting.Kind.QUART && Flags.of(setting.value()) == Flag.UNKNOWN;
    }

    private Optional<Outcome> alone(DebugSetting setting, boolean on, Outcome rest) {
        return switch (setting.kind()) {
            case ATTRIBUTE, CONFIG, OUTSIDE, ENVIRONMENT, LEFT, MODE, PIN, PIN_SECURITY, PROPAGATION, TESTING ->
                Optional.empty();
            case DEBUGGER -> Optional.of(rest.wrapped(Flags.of(setting.value())));
            case BARE_DEBUGGER -> Optional.of(Outcome.traceback().wrapped(Flags.of(setting.value())));
            case DASH_TOOLS, QUART_PROPAGATE -> on ? Optional.of(rest.withTracebacks()) : Optional.empty();
            case QUART -> on ? Optional.of(quart()) : Optional.empty();
        };
    }

    private Outcome quart() {
        return run.program().installed().quart().tracebacks() ? Outcome.traceback() : Outcome.of(Flag.ON, Flag.OFF);
    }

    /** Returns the outcome with the debuggers wrapped around the application. */
    static Outcome wrapped(List<DebugSetting> settings, Outcome outcome) {
        Outcome result = outcome;
        for (DebugSetting setting : settings) {
            if (setting.certain() && setting.kind() == DebugSetting.Kind.DEBUGGER) {
                result = result.wrapped(Flags.of(setting.value()));
            }
        }
        return result;
    }
}
