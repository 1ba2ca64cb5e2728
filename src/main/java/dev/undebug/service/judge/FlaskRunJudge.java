package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Judges {@code flask run}: its options, and its environment, which may set options too. */
final class FlaskRunJudge implements Judge {
    /** Variables that replace options of the command line, named with click's prefix. */
    private static final String DEBUG_OPTION = "FLASK_RUN_DEBUG";

    private static final String DEBUGGER_OPTION = "FLASK_RUN_DEBUGGER";

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.findsNoApplication()) {
            SwitchEffects own = new SwitchEffects();
            new Start(run, own).judge();
            Place program = run.runs()
                    .file(run.program().entry().orElseThrow().path())
                    .orElseThrow()
                    .place(new Span(0, 0));
            effects.kept(own, new EvidenceStep(program, new Event.FindsNoApplication()));
        } else if (run.program().launcher() == Launcher.FLASK_RUN) {
            new Start(run, effects).judge();
        }
    }

    /** One start; it imports the code before it reads its options, and fails without it. */
    private static final class Start {
        private final ProgramRun run;
        private final SwitchEffects effects;
        private final SettingEffects inCode;
        private final Launch launch;
        private final CommandFlags flags;
        private final FlaskVersion version;
        private final List<DebugSetting> settings;
        private final Variables now;
        private final boolean starts;

        Start(ProgramRun run, SwitchEffects effects) {
            this.run = run;
            this.effects = effects;
            this.inCode = new SettingEffects(run, effects);
            this.launch = run.program().launch().orElseThrow();
            this.flags = CommandFlags.of(launch);
            this.version = run.version();
            this.settings = run.execution().settings().stream()
                    .filter(setting -> !setting.kind().isVariable() || counts(setting))
                    .toList();
            this.now = run.made();
            this.starts = launch.steps().stream().map(EvidenceStep::event).noneMatch(Event::doubtsCode)
                    && (run.broken().isEmpty() || FlaskRun.startsWithoutApp(version));
        }

        /**
         * Returns whether a variable that the program sets counts. What Python runs first is before every release reads it, and
         * what reloads hands the new environment on.
         */
        private boolean counts(DebugSetting setting) {
            return FlaskRun.readsLate(version)
                    || setting.kind() == DebugSetting.Kind.PIN
                    || run.program().entry().filter(Entry::runsFirst).isPresent()
                    || launch.command().stream()
                            .flatMap(command -> command.words().stream())
                            .anyMatch(word -> word.text().equals("--reload"));
        }

        void judge() {
            for (Word flag : launch.invocation().flags()) {
                flag(flag, launch.command().orElseThrow());
            }
            Variables quiet = quiet();
            for (Layered layer : DebugLayers.effective(version, run.program().allLayers())) {
                Variables with =
                        DebugLayers.with(quiet, layer.variable().value().orElseThrow());
                variable(layer, flags.quiet().outcome(version, with, Variables.NONE));
            }
            for (Layered layer : DebugLayers.possible(version, run.program().allLayers())) {
                Layered set = layer.written().orElseThrow();
                Variables with = DebugLayers.with(quiet, set.variable().value().orElseThrow());
                Outcome outcome = flags.quiet().outcome(version, with, Variables.NONE);
                effects.add(set.asSwitch(), outcome, false, run.evidence().variable(layer));
            }
            if (flags.isOpen()) {
                effects.unknown();
            }
            if (flags.options().debug().isEmpty()) {
                option(DEBUG_OPTION, flags.withDebug());
            }
            if (flags.options().debugger().isEmpty() && version.atLeast(1, 0)) {
                option(DEBUGGER_OPTION, flags.withDebugger());
            }
            code();
            Outcome asItIs = flags.options().outcome(version, run.program().atStart(), Variables.NONE);
            effects.because(asItIs.exposure(), () -> asItIs.refusal()
                    .map(run.reasons()::refused)
                    .orElseGet(() -> run.reasons().flaskRun(overwritten(), passed(), flags.options())));
            Outcome rest = flags.quiet().outcome(version, quiet(), Variables.NONE);
            if (rest.refusal().isEmpty()) {
                inCode.pages(settings, rest, true, run::evidence);
            }
            if (rest.debugger() == Flag.UNKNOWN) {
                effects.unknown();
            }
            mode();
        }

        private void variable(Layered layer, Outcome outcome) {
            effects.add(layer.asSwitch(), outcome, starts, run.evidence().variable(layer));
        }

        private void option(String name, FlaskRun on) {
            for (Layered layer : DebugLayers.effectiveOption(run.program().allLayers(), name)) {
                variable(layer, on.outcome(version, quiet(), Variables.NONE));
            }
        }

        private void mode() {
            FlaskEnvEffects mode = new FlaskEnvEffects(
                    run,
                    effects,
                    new FlaskEnvEffects.Start(
                            run.program().allLayers(),
                            settings,
                            quiet(),
                            starts,
                            run::evidence,
                            (release, variables) -> flags.quiet().outcome(release, variables, Variables.NONE)));
            mode.collect();
            mode.guard();
        }

        private void flag(Word word, Command command) {
            FlaskRun alone = flags.with(word);
            EvidenceBuilder evidence = run.evidence().word(command.placeOf(word));
            Switch option = new CommandOption(command, word, launch.name());
            effects.add(option, alone.outcome(version, quiet(), Variables.NONE), starts, evidence);
        }

        /** The command reads {@code FLASK_DEBUG} again after importing the application. */
        private void code() {
            for (int i = 0; i < settings.size(); i++) {
                boolean on = Flags.isEnvironment(settings.get(i))
                        && Flags.mayTurnOn(settings.get(i), DebugVariable.read(version, now));
                if (on && !Flags.overridden(settings, i)) {
                    Variables with = DebugLayers.with(
                            quiet(), now.value(DebugVariable.FLASK_DEBUG).orElse("1"));
                    Outcome outcome = flags.quiet().outcome(version, with, Variables.NONE);
                    inCode.add(settings.get(i), outcome, starts, run.evidence());
                }
            }
            if (FlaskRun.keepsSetting(version, now)) {
                kept();
            }
        }

        /** Returns the variables that the program sets when the command has read them. */
        private List<DebugSetting> passed() {
            return run.execution().settings().stream()
                    .filter(setting -> Flags.isEnvironment(setting) && !settings.contains(setting))
                    .toList();
        }

        /** Returns the settings that the command takes back. */
        private List<DebugSetting> overwritten() {
            return FlaskRun.keepsSetting(version, now)
                    ? settings.stream().filter(Flags::isEnvironment).toList()
                    : settings;
        }

        /** Adds the settings that stay in force: Flask before 1.0 replaces them only where the variable is set. */
        private void kept() {
            Outcome on = flags.quiet(Optional.of(Flag.ON)).outcome(version, now, Variables.NONE);
            for (int i = 0; i < settings.size(); i++) {
                DebugSetting setting = settings.get(i);
                boolean switches = Flags.isSwitch(setting) && !Flags.isEnvironment(setting);
                if (switches && Flags.on(setting.value()) && !Flags.overridden(settings, i)) {
                    inCode.add(
                            setting, on, starts && Flags.replacing(settings, i).isEmpty(), run.evidence());
                }
            }
            if (Flags.settingWithoutSwitches(settings)
                    .filter(Flag.UNKNOWN::equals)
                    .isPresent()) {
                effects.unknown();
            }
        }

        private Variables quiet() {
            return DebugLayers.withoutSwitch(version, run.program().atStart());
        }
    }
}
