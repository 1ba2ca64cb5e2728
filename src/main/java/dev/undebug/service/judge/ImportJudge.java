package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.flask.WsgiImport;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges an application that a server imports from a module. */
final class ImportJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        if (run.program().launcher() != Launcher.FLASK_RUN && !run.servesItself()) {
            new Imported(run, effects).judge();
        }
    }

    private static final class Imported {
        private final ProgramRun run;
        private final SwitchEffects effects;
        private final SettingEffects inCode;
        private final List<DebugSetting> settings;
        private final FlaskVersion version;
        private final Variables made;

        /** Whether there is no application at all, or one of another framework or of an early Quart, so that nothing reads Flask's variables. */
        private final boolean none;

        private final boolean other;

        /** Whether its code may be where the launch looks, and parses. */
        private final boolean loads;

        /** The flag that the code sets, if a setting that may set anything leaves it alone. */
        private final Optional<Flag> rest;

        /** A setting that may set anything, where it alone leaves the flag unknown. */
        private final Optional<DebugSetting> hidden;

        Imported(ProgramRun run, SwitchEffects effects) {
            this.run = run;
            this.effects = effects;
            this.inCode = new SettingEffects(run, effects);
            this.settings = run.execution().settings();
            this.version = run.version();
            this.none = run.hasNoApplication();
            this.other = run.isOfAnotherFramework() || run.isQuartOfItsOwn();
            this.made = none || other ? Variables.of(Map.of()) : run.made();
            Optional<Flag> asItIs = Flags.settingWithoutSwitches(settings);
            this.rest = Flags.settingWithoutSwitches(
                    settings.stream().filter(setting -> !isHidden(setting)).toList());
            this.loads = run.program().launch().filter(Imported::isUncopied).isEmpty()
                    && run.broken().isEmpty()
                    && !run.program().missesFile();
            this.hidden = asItIs.equals(rest)
                    ? Optional.empty()
                    : settings.stream().filter(Imported::isHidden).findFirst();
        }

        /** Returns whether it may set the flag, or not: it takes its settings from a file that only the deployment has. */
        private static boolean isHidden(DebugSetting setting) {
            return !setting.certain()
                    && setting.kind().setsFlag()
                    && setting.value().truth() == Truth.UNKNOWN;
        }

        /** Returns whether a launch is that of an image into which no code is copied. */
        private static boolean isUncopied(Launch launch) {
            return EvidenceStep.events(launch.steps(), Event.NamesElsewhere.class)
                    .anyMatch(event -> event.uncopied().isPresent());
        }

        private EvidenceBuilder evidence() {
            EvidenceBuilder evidence = run.evidence();
            hidden.ifPresent(evidence::unknown);
            return evidence;
        }

        void judge() {
            int mark = effects.mark();
            for (int i = 0; i < settings.size(); i++) {
                setting(settings.get(i), i);
            }
            boolean on = DebugVariable.read(version, made) == Flag.ON;
            for (Layered layer : DebugLayers.effective(version, run.program().layers())) {
                if (on) {
                    effects.add(
                            layer.asSwitch(),
                            variable(),
                            hidden.isEmpty() && loads,
                            evidence().variable(layer));
                }
            }
            Outcome quiet = new WsgiImport(Flags.settingWithoutSwitches(settings))
                    .outcome(version, DebugLayers.withoutSwitch(version, made));
            inCode.pages(settings, quiet, true, run::evidence);
            if (quiet.debug() == Flag.UNKNOWN) {
                effects.unknown();
            }
            if (!none && !other) {
                mode();
            }
            Outcome asItIs = new WsgiImport(Flags.setting(settings)).outcome(version, made);
            effects.together(mark, SettingEffects.wrapped(settings, asItIs));
            effects.because(
                    asItIs.exposure(),
                    () -> none || other
                            ? run.reasons().importedOther()
                            : run.reasons().imported(settings));
            // A variable that the program sets for others leaves a program without an application as it is.
            effects.because(Exposure.NONE, run.reasons()::importedOther);
        }

        private void mode() {
            FlaskEnvEffects mode = new FlaskEnvEffects(
                    run,
                    effects,
                    new FlaskEnvEffects.Start(
                            run.program().layers(),
                            settings,
                            DebugLayers.withoutSwitch(version, made),
                            hidden.isEmpty() && loads,
                            this::evidence,
                            (release, variables) -> new WsgiImport(rest).outcome(release, variables)));
            mode.collect();
            // Behind a server, debug mode is off by default.
            if (effects.isOn()) {
                mode.guard();
            }
        }

        private void setting(DebugSetting setting, int index) {
            if (!Flags.isSwitch(setting)) {
                return;
            }
            boolean environment = Flags.isEnvironment(setting);
            if (Flags.mayTurnOn(setting, DebugVariable.read(version, made)) && !Flags.overridden(settings, index)) {
                Outcome outcome =
                        environment ? variable() : new WsgiImport(Optional.of(Flag.ON)).outcome(version, made);
                Optional<DebugSetting> replacing = Flags.replacing(settings, index);
                EvidenceBuilder evidence = run.evidence();
                replacing.ifPresent(evidence::unknown);
                boolean certain = replacing.isEmpty() && (environment || Flags.on(setting.value()));
                inCode.add(setting, outcome, certain, evidence);
            }
        }

        private Outcome variable() {
            return new WsgiImport(rest).outcome(version, made);
        }
    }
}
