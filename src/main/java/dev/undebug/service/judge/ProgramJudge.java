package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.AppStart;
import dev.undebug.python.eval.Coverage;
import dev.undebug.python.eval.Entry;
import dev.undebug.python.eval.Environment;
import dev.undebug.python.eval.Execution;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.tree.WorkBudget;
import java.util.List;
import java.util.Set;

/** Judges one program with all its switches. */
public final class ProgramJudge {
    /** As many variables of an environment are looked at in the time that the rest of a judgement takes. */
    private static final long JUDGEMENT = 20;

    private final RunCache runs;
    private final boolean modeNamed;

    /**
     * @param modeNamed whether code of the repository names {@code FLASK_ENV}
     */
    ProgramJudge(RunCache runs, boolean modeNamed) {
        this.runs = runs;
        this.modeNamed = modeNamed;
    }

    /** Judges; where the work is spent, nothing can be told of the program. */
    SwitchEffects judge(Program program) {
        try {
            return judged(program);
        } catch (WorkBudget.Spent spent) {
            SwitchEffects nothing = new SwitchEffects(program, runs);
            nothing.unknown();
            nothing.because(Exposure.UNKNOWN, nothing.reasons()::notJudged);
            return nothing;
        }
    }

    private SwitchEffects judged(Program program) {
        Execution execution = execution(program);
        SwitchEffects findings = judge(program, execution);
        findings.failed(execution.failed());
        if (program.launcher() != Launcher.FLASK_RUN) {
            new ReadTrials(program, other -> judge(other, execution(other))).complete(findings, execution.reads());
        }
        return findings;
    }

    private Execution execution(Program program) {
        Variables start = program.atStart();
        return program.entry().map(entry -> runs.run(entry, start)).orElseGet(() -> nothing(start));
    }

    private SwitchEffects judge(Program program, Execution execution) {
        runs.budget().spend(size(program, execution) + execution.files().size());
        SwitchEffects findings = new SwitchEffects(program, runs);
        if (program.entry().isEmpty() || !execution.missing().isEmpty()) {
            // What is not known or could not be read may do anything.
            findings.unknown();
            findings.because(Exposure.UNKNOWN, () -> findings.reasons().notFound(execution.missing()));
        }
        findings.readsMode(readsMode(program, execution));
        new DisclosureJudge(findings, runs, execution).judge();
        new ExposedTracebacksJudge(findings, execution).judge();
        execution.children().forEach(child -> new ChildJudge(findings, child).judge());
        servers(program, execution, findings);
        new PropagationJudge(findings, execution).judge();
        new PinJudge(findings, execution).judge();
        findings.judgeDevelopmentServer();
        return findings;
    }

    private boolean readsMode(Program program, Execution execution) {
        boolean read =
                execution.reads().stream().anyMatch(found -> found.variable().equals(DebugVariable.FLASK_ENV));
        boolean known = program.entry().isPresent() && execution.missing().isEmpty();
        return read || (!known && modeNamed);
    }

    private void servers(Program program, Execution execution, SwitchEffects findings) {
        if (program.launcher() == Launcher.FLASK_RUN) {
            Environment now = execution.environment();
            new FlaskRunJudge(findings, execution.settings(), new Variables(now.values(), now.unknown())).judge();
            return;
        }
        for (AppStart server : execution.starts()) {
            runs.budget().spend(size(program, execution));
            new StartJudge(findings, server).judge();
        }
        if (program.launcher() == Launcher.PYTHON) {
            execution.unseen().stream().findFirst().ifPresent(place -> {
                findings.unknown();
                findings.because(Exposure.UNKNOWN, () -> findings.reasons().unseen(place));
            });
        }
        if (!servesItself(program, execution.starts())) {
            new ImportJudge(findings, execution).judge();
        }
    }

    /** A program that starts a development server serves its application with that. */
    private static boolean servesItself(Program program, List<AppStart> starts) {
        return program.launcher() == Launcher.PYTHON
                && program.entry().map(Entry::main).orElse(false)
                && !starts.isEmpty();
    }

    private static long size(Program program, Execution execution) {
        return JUDGEMENT
                + (long) program.layers().size()
                + program.dotenv().size()
                + execution.environment().values().size();
    }

    private static Execution nothing(Variables variables) {
        Environment environment = new Environment(variables.values(), variables.unknown());
        return new Execution(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                environment,
                List.of(),
                false,
                List.of(),
                Set.of(),
                Coverage.none());
    }
}
