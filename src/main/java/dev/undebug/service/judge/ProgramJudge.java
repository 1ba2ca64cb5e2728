package dev.undebug.service.judge;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Tried;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.trial.Trials;
import dev.undebug.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges one program with all its switches. */
public final class ProgramJudge {
    /** The most work for one program: some seconds. Beyond it, the program is unknown, and the others are judged. */
    private static final long MOST_WORK = 6_000_000;

    private final RunCache runs;
    private final boolean modeNamed;

    /** Knowledge of programs from before a fix, which takes something away: what showed nothing shows nothing after it. */
    private final Map<Program, Known> before;

    private final Map<Program, Known> known = new HashMap<>();

    /** The judge that makes the trials that count. */
    private final @Nullable ProgramJudge first;

    /** The reads of variables that decide something in programs that launches start. Other threads look at it. */
    private volatile Set<Place> tried = Set.of();

    /**
     * Knowledge of a program.
     *
     * @param idle the variables with which no word for off turns anything on, and those that another program has tried
     * @param tried what its runs have shown
     */
    public record Known(Set<String> idle, Tried tried) {
        private static final Known NOTHING = new Known(Set.of(), Tried.NOTHING);
    }

    /** @param modeNamed whether code of the repository reads {@code FLASK_ENV} */
    public ProgramJudge(RunCache runs, boolean modeNamed) {
        this(runs, modeNamed, Map.of());
    }

    /**
     * @param modeNamed whether code of the repository reads {@code FLASK_ENV}
     * @param before what is known of programs
     */
    public ProgramJudge(RunCache runs, boolean modeNamed, Map<Program, Known> before) {
        this.runs = runs;
        this.modeNamed = modeNamed;
        this.before = before;
        this.first = null;
    }

    private ProgramJudge(ProgramJudge first, RunCache runs) {
        this.runs = runs;
        this.modeNamed = first.modeNamed;
        this.before = first.before;
        this.first = first;
    }

    /** Returns a judge for another thread, which leaves out the trials that this one has made by then. */
    public ProgramJudge ahead(RunCache split) {
        return new ProgramJudge(this, split);
    }

    private boolean isTried(VariableRead read) {
        return tried.contains(read.place()) || (first != null && first.tried.contains(read.place()));
    }

    /** Returns what is known of the programs that were judged. */
    public Map<Program, Known> known() {
        return known;
    }

    private void tries(List<Place> places) {
        Set<Place> more = new HashSet<>(tried);
        more.addAll(places);
        tried = more;
    }

    /** Judges a program; if the work budget is spent, the verdict is unknown. */
    public ProgramVerdict judge(Program program) {
        return bounded(program, () -> {
            ProgramVerdict verdict = completed(program);
            return program.launch()
                    .flatMap(Launch::failure)
                    .map(verdict::failing)
                    .orElseGet(() -> met(verdict));
        });
    }

    /** Judges a program as {@link #judge} does, but does not ask what would turn debug mode on in other environments. */
    public ProgramVerdict judgeAsItIs(Program program) {
        return bounded(program, () -> {
            ProgramVerdict verdict = asItIs(program);
            return verdict.isFinished() ? trials(verdict).worded(verdict) : verdict;
        });
    }

    private ProgramVerdict bounded(Program program, Supplier<ProgramVerdict> verdict) {
        try {
            return runs.budget().within(MOST_WORK, verdict);
        } catch (WorkBudget.Spent spent) {
            ProgramRun none = ProgramRun.none(program, runs);
            SwitchEffects nothing = new SwitchEffects();
            new MissingCodeJudge().judge(none, nothing);
            return nothing.verdict(none);
        }
    }

    /** A file that nothing is seen to start, and that does some work and ends, is met only where a server imports it. */
    private ProgramVerdict met(ProgramVerdict verdict) {
        boolean alone = verdict.program().launch().isEmpty();
        return alone && verdict.isOn() && verdict.isJob()
                ? verdict.metIn(completed(verdict.program().imported()))
                : verdict;
    }

    /** Returns every setting of a program, each once; none if the work budget is spent. */
    List<DebugSetting> settings(Program program) {
        try {
            return runs.budget().within(MOST_WORK, () -> run(program, tried(program))
                    .settings()
                    .toList());
        } catch (WorkBudget.Spent spent) {
            return List.of();
        }
    }

    /** Returns the results of a search in a module; empty if it was not read. */
    <T> List<T> search(String path, ModuleSearch<T> search) {
        return runs.search(path, search);
    }

    private ProgramVerdict completed(Program program) {
        ProgramVerdict asItIs =
                UnseenSettings.complemented(UnseenSettings.opened(asItIs(program), this::judged), this::judged);
        if (program.launcher() == Launcher.FLASK_RUN || !asItIs.isFinished()) {
            return asItIs;
        }
        ReadTrials trials = trials(asItIs);
        Known earlier = before.getOrDefault(program, Known.NOTHING);
        boolean launched = program.launch().isPresent();
        ProgramVerdict completed = trials.completed(asItIs, read -> launched || !isTried(read), earlier.idle());
        Set<String> idle = new HashSet<>(earlier.idle());
        idle.addAll(trials.idle());
        if (launched) {
            tries(trials.tried());
        }
        known.put(program, new Known(idle, asItIs.run().execution().coverage().tried()));
        return completed;
    }

    private ReadTrials trials(ProgramVerdict verdict) {
        Program program = verdict.run().program();
        Tried tried = verdict.run().execution().coverage().tried();
        return new ReadTrials(program, new Trials(program, runs), tried, (other, known) -> judged(run(other, known)));
    }

    private ProgramVerdict asItIs(Program program) {
        return judged(run(program, tried(program)));
    }

    private ProgramRun run(Program program, Tried tried) {
        return ProgramRun.of(program, runs, modeNamed, tried);
    }

    private Tried tried(Program program) {
        return before.getOrDefault(program, Known.NOTHING).tried();
    }

    private ProgramVerdict judged(ProgramRun run) {
        run.spendWithFiles();
        SwitchEffects effects = new SwitchEffects();
        Judges.OF_PROGRAM.forEach(judge -> judge.judge(run, effects));
        Judges.OF_THE_REST.forEach(judge -> judge.judge(run, effects));
        ProgramVerdict verdict = effects.verdict(run);
        return run.rewritten().map(verdict::with).orElse(verdict);
    }
}
