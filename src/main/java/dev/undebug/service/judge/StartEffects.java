package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.DashRun;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.service.verdict.DebuggerArgument;
import dev.undebug.service.verdict.RunArgument;
import dev.undebug.service.verdict.Switch;
import java.util.List;
import java.util.Optional;

/** The effects of the switches of one development server start, each as if the others were off. */
final class StartEffects {
    private final ProgramRun run;
    private final SwitchEffects effects;
    private final SettingEffects inCode;
    private final AppStart start;
    private final StartedServer server;
    private final FlaskVersion version;
    private final Variables now;
    private final Variables quiet;
    private final Variables quietDotenv;
    private final Optional<Flag> argument;
    private final Optional<Flag> debugger;
    private final Optional<Flag> setting;

    StartEffects(ProgramRun run, SwitchEffects effects, AppStart start) {
        this.run = run;
        this.effects = effects;
        this.inCode = new SettingEffects(run, effects);
        this.start = start;
        this.server = new StartedServer(start, run.program());
        this.version = run.version();
        this.now = variables(start.environment());
        this.quiet = DebugLayers.withoutSwitch(version, now);
        this.quietDotenv = DebugLayers.withoutSwitch(version, run.program().dotenvVariables());
        this.argument = Flags.withoutSwitch(start.debug());
        this.debugger = Flags.withoutSwitch(start.useDebugger());
        this.setting = Flags.settingWithoutSwitches(start.settings()).or(this::made);
    }

    /** Returns the flag that the application was made with, if the environment was different then. */
    private Optional<Flag> made() {
        Variables then = variables(start.made());
        return then.equals(now)
                ? Optional.empty()
                : Optional.of(DebugVariable.read(version, DebugLayers.withoutSwitch(version, then)));
    }

    private static Variables variables(Environment environment) {
        return new Variables(environment.values(), environment.unknown(), environment.present());
    }

    void collect() {
        int mark = effects.mark();
        debuggerArgument();
        noteWhatIsOpen();
        debugArgument();
        flags();
        settings();
        variables();
        dotenv();
        mode();
        Outcome asItIs = asItIs();
        if (start.certain()) {
            effects.together(mark, asItIs);
        }
        because(asItIs.exposure());
        if (asItIs.exposure() == Exposure.UNKNOWN) {
            // Of several configurations, the one that counts may be unknown while none turns debug mode on.
            because(Exposure.NONE);
        }
    }

    private void because(Exposure exposure) {
        effects.because(exposure, () -> run.reasons().start(start, server, exposure));
    }

    /** Returns the settings except those that the start overrides. */
    private List<DebugSetting> pages() {
        boolean replaced = start.kind() == AppStart.Kind.QUART
                && Flags.argument(start.debug()).isPresent();
        return start.settings().stream()
                .filter(setting -> !replaced || setting.kind() != DebugSetting.Kind.QUART)
                .toList();
    }

    /** Returns the outcome of the start with all switches as they are. */
    private Outcome asItIs() {
        Outcome outcome = server.run(
                        Flags.argument(start.debug()),
                        Flags.argument(start.useDebugger()),
                        Flags.setting(start.settings()))
                .outcome(version, now, run.program().dotenvVariables());
        return SettingEffects.wrapped(start.settings(), evalex(outcome));
    }

    private void mode() {
        if (start.kind() == AppStart.Kind.DASH || start.kind() == AppStart.Kind.RUN_SIMPLE) {
            return;
        }
        List<Layered> layers =
                server.readsDotenv() ? run.program().allLayers() : run.program().layers();
        FlaskEnvEffects mode = new FlaskEnvEffects(
                run,
                effects,
                new FlaskEnvEffects.Start(
                        layers,
                        start.settings(),
                        quiet,
                        start.certain(),
                        () -> run.evidence().start(start),
                        (release, variables) -> evalex(
                                server.run(argument, debugger, setting).outcome(release, variables, quietDotenv))));
        mode.collect();
        mode.guard();
    }

    private void noteWhatIsOpen() {
        Outcome rest = outcome(argument, debugger, setting);
        inCode.pages(pages(), rest, start.certain(), () -> run.evidence().start(start));
        if (rest.debug() == Flag.UNKNOWN || rest.debugger() == Flag.UNKNOWN) {
            effects.unknown();
        }
    }

    private Outcome outcome(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> set) {
        return evalex(server.run(debug, useDebugger, set).outcome(version, quiet, quietDotenv));
    }

    private Outcome evalex(Outcome outcome) {
        return outcome.withEvalex(start.useEvalex().map(Flags::of).orElse(Flag.ON));
    }

    private void debuggerArgument() {
        start.useDebugger().filter(Traced::mayBeOn).ifPresent(value -> {
            Outcome outcome = outcome(argument, Optional.of(Flag.ON), setting);
            argument(new DebuggerArgument(start), value, outcome);
        });
    }

    private void debugArgument() {
        boolean isSetting = start.settings().stream().anyMatch(this::isArgument);
        start.debug().filter(Traced::mayBeOn).filter(value -> !isSetting).ifPresent(value -> {
            Outcome outcome = outcome(Optional.of(Flag.ON), debugger, setting);
            argument(new RunArgument(start), value, outcome);
        });
    }

    private void argument(Switch subject, Traced value, Outcome outcome) {
        EvidenceBuilder evidence = run.evidence().start(start).argument(subject.place(), value);
        if (Flags.on(value)) {
            effects.add(run.cause(subject, value, evidence), outcome, start.certain(), evidence);
        } else if (run.forDevelopment(subject, value).isEmpty()) {
            effects.add(subject, outcome, false, evidence);
        }
    }

    private void flags() {
        for (Word word : server.flags()) {
            Launch launch = run.program().launch().orElseThrow();
            Command command = launch.command().orElseThrow();
            Outcome outcome = evalex(server.with(word, setting).outcome(version, quiet, quietDotenv));
            EvidenceBuilder evidence = run.evidence().start(start).word(command.placeOf(word));
            effects.add(new CommandOption(command, word, launch.name()), outcome, start.certain(), evidence);
        }
    }

    private void settings() {
        List<DebugSetting> settings = start.settings();
        for (int i = 0; i < settings.size(); i++) {
            DebugSetting candidate = settings.get(i);
            if (!Flags.isSwitch(candidate)) {
                continue;
            }
            if (Flags.mayTurnOn(candidate, DebugVariable.read(version, now)) && !Flags.overridden(settings, i)) {
                Outcome outcome = Flags.isEnvironment(candidate)
                        ? withVariable(now.value(DebugVariable.FLASK_DEBUG).orElse("1"))
                        : outcome(
                                isArgument(candidate) ? Optional.of(Flag.ON) : argument,
                                debugger,
                                Optional.of(Flag.ON));
                Optional<DebugSetting> replacing = Flags.replacing(settings, i);
                EvidenceBuilder evidence = run.evidence().start(start);
                replacing.ifPresent(evidence::unknown);
                boolean known = Flags.isEnvironment(candidate) || Flags.on(candidate.value());
                boolean certain = start.certain() && replacing.isEmpty() && known;
                inCode.add(candidate, outcome, certain, evidence);
            }
        }
    }

    /** Returns whether a start whose argument is not known passes a setting that may be on: {@code app.config["DEBUG"]}. */
    private boolean isArgument(DebugSetting candidate) {
        return Flags.isSwitch(candidate)
                && candidate.value().mayBeOn()
                && start.debug()
                        .filter(value -> value.truth() == Truth.UNKNOWN)
                        .filter(value ->
                                value.origins().contains(candidate.value().place()))
                        .isPresent();
    }

    private Outcome withVariable(String value) {
        return evalex(
                server.run(argument, debugger, setting).outcome(version, DebugLayers.with(quiet, value), quietDotenv));
    }

    private void variables() {
        if (start.kind() == AppStart.Kind.DASH) {
            dashVariables();
            return;
        }
        for (Layered layer : DebugLayers.possible(version, run.program().layers())) {
            Layered set = layer.written().orElseThrow();
            EvidenceBuilder evidence = run.evidence().start(start).variable(layer);
            effects.add(set.asSwitch(), withVariable(set.variable().value().orElseThrow()), false, evidence);
        }
        if (DebugVariable.read(version, now) != Flag.ON) {
            return;
        }
        for (Layered layer : DebugLayers.effective(version, run.program().layers())) {
            Outcome outcome = withVariable(layer.variable().value().orElseThrow());
            variable(layer, outcome);
        }
    }

    private void variable(Layered layer, Outcome outcome) {
        EvidenceBuilder evidence = run.evidence().start(start).variable(layer);
        effects.add(layer.asSwitch(), outcome, start.certain(), evidence);
    }

    private void dashVariables() {
        if (DashRun.read(now, false) != Flag.ON) {
            return;
        }
        for (Layered layer : DebugLayers.effectiveForDash(run.program().layers())) {
            Variables with = DebugLayers.with(
                    quiet, DashRun.DASH_DEBUG, layer.variable().value().orElseThrow());
            Outcome outcome = evalex(server.run(argument, debugger, setting).outcome(version, with, quietDotenv));
            variable(layer, outcome);
        }
    }

    private void dotenv() {
        if (!server.readsDotenv()) {
            return;
        }
        for (Layered layer : DebugLayers.effective(version, run.program().dotenv())) {
            Variables one =
                    DebugLayers.with(quietDotenv, layer.variable().value().orElseThrow());
            Outcome outcome = evalex(server.run(argument, debugger, setting).outcome(version, quiet, one));
            variable(layer, outcome);
        }
    }
}
