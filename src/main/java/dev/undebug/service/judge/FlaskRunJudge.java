package dev.undebug.service.judge;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.service.verdict.Switch;
import java.util.List;

/** Judges {@code flask run}: its options, and the environment that it finds, from which it takes options too. */
final class FlaskRunJudge {
    /** Variables from which the command takes options that are not on its command line, as click's prefix names them. */
    private static final String DEBUG_OPTION = "FLASK_RUN_DEBUG";

    private static final String DEBUGGER_OPTION = "FLASK_RUN_DEBUGGER";

    private final SwitchEffects findings;
    private final Launch launch;
    private final CommandFlags flags;
    private final FlaskVersion version;
    private final List<DebugSetting> settings;
    private final Variables now;

    /**
     * @param settings what the code sets while it is imported
     * @param now the environment after that
     */
    FlaskRunJudge(SwitchEffects findings, List<DebugSetting> settings, Variables now) {
        this.findings = findings;
        this.launch = findings.program().launch().orElseThrow();
        this.flags = new CommandFlags(
                launch.invocation().flags(), launch.invocation().flaskRun().orElseThrow());
        this.version = findings.program().version();
        this.settings = settings;
        this.now = now;
    }

    void judge() {
        for (Word flag : launch.invocation().flags()) {
            flag(flag, launch.command().orElseThrow());
        }
        Variables quiet = quiet();
        for (Layered layer : DebugLayers.effective(version, findings.program().allLayers())) {
            Variables with = DebugLayers.with(quiet, layer.variable().value().orElseThrow());
            findings.variable(layer, flags.quiet().outcome(version, with, Variables.NONE), true, findings.evidence());
        }
        if (flags.options().debug().isEmpty()) {
            option(DEBUG_OPTION, flags.withDebug());
        }
        if (flags.options().debugger().isEmpty() && version.atLeast(1, 0)) {
            option(DEBUGGER_OPTION, flags.withDebugger());
        }
        code();
        Outcome asItIs = flags.options().outcome(version, findings.program().atStart(), Variables.NONE);
        if (asItIs.refusal().isEmpty()) {
            findings.developmentServer(findings.evidence());
        }
        findings.because(asItIs.exposure(), () -> asItIs.refusal()
                .map(findings.reasons()::refused)
                .orElseGet(() -> findings.reasons().flaskRun(settings, flags.options())));
        Outcome rest = flags.quiet().outcome(version, quiet(), Variables.NONE);
        if (rest.refusal().isEmpty()) {
            findings.pages(settings, rest, true, findings::evidence);
        }
        if (rest.debugger() == Flag.UNKNOWN) {
            findings.unknown();
        }
        mode();
    }

    private void option(String name, FlaskRun on) {
        for (Layered layer : DebugLayers.effectiveOption(findings.program().allLayers(), name)) {
            findings.variable(layer, on.outcome(version, quiet(), Variables.NONE), true, findings.evidence());
        }
    }

    private void mode() {
        FlaskEnvJudge judge = new FlaskEnvJudge(
                findings,
                new FlaskEnvJudge.Start(
                        findings.program().allLayers(),
                        settings,
                        quiet(),
                        true,
                        findings::evidence,
                        (release, variables) -> flags.quiet().outcome(release, variables, Variables.NONE)));
        judge.judge();
        judge.guard();
    }

    private void flag(Word word, Command command) {
        FlaskRun alone = flags.with(word);
        EvidenceBuilder evidence = findings.evidence().word(command.placeOf(word));
        Switch option = new CommandOption(command, word, launch.name());
        findings.add(option, alone.outcome(version, quiet(), Variables.NONE), true, evidence);
    }

    /** The command reads {@code FLASK_DEBUG} again after it has imported the application. */
    private void code() {
        for (int i = 0; i < settings.size(); i++) {
            boolean on = Flags.isEnvironment(settings.get(i)) && DebugVariable.read(version, now) == Flag.ON;
            if (on && !Flags.overridden(settings, i)) {
                Variables with = DebugLayers.with(
                        quiet(), now.value(DebugVariable.FLASK_DEBUG).orElse("1"));
                Outcome outcome = flags.quiet().outcome(version, with, Variables.NONE);
                findings.setting(settings.get(i), outcome, true, findings.evidence());
            }
        }
    }

    private Variables quiet() {
        return DebugLayers.withoutSwitch(version, findings.program().atStart());
    }
}
