package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.python.eval.outcome.Global;
import dev.undebug.python.eval.outcome.Globals;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.eval.outcome.RequiredNames;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.AssumedValues;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a program of the repository in an environment, symbolically. */
public final class Interpreter {
    /** The rounds of assuming missing variables that every program gets. */
    private static final int FEW_ROUNDS = 8;

    /** The most rounds, and the most work of all of them: a program that ends at once may have many. */
    private static final int MOST_ROUNDS = 64;

    private static final long MOST_WORK = 1_000_000;

    private final Modules modules;

    public Interpreter(Modules modules) {
        this.modules = modules;
    }

    /**
     * Runs an entry. If it can do without a module that is not in the repository, as the settings of one machine, and then
     * switches nothing on, runs it also as with that module, and returns the run that shows more; so it does if nothing shows
     * its arguments, and it serves nothing without. Never throws for any program: what cannot be known is unknown, and work
     * is bounded.
     */
    public Execution run(Entry entry, Environment environment) {
        return certain(entry, one -> orWhole(told(one, environment), one, whole -> told(whole, environment)));
    }

    /**
     * Returns a run with what is seen of the files around a program if that turns debug mode on, and otherwise one with what is certain
     * of them: many things may change or remove a file, and who wants to hide debug mode finds one that is not understood. A program
     * that no launch starts has the files of its checkout.
     */
    private static Execution certain(Entry entry, Function<Entry, Execution> runs) {
        Execution seen = runs.apply(entry);
        if (!seen.coverage().trustsFiles() || !entry.context().launched()) {
            return seen;
        }
        ExecutionContext context = entry.context();
        Execution certain = runs.apply(entry.in(context.with(context.present().certain())));
        certain.coverage().work(certain.coverage().work() + seen.coverage().work());
        seen.coverage().work(certain.coverage().work());
        return seen.certainlyServesOn() && !certain.certainlyServesOn()
                ? seen.after(List.of(certain))
                : certain.after(List.of(seen));
    }

    /**
     * Returns a run without the files that the image lacks, or one with them: if the program cannot do without, or serves
     * nothing without, then what the image has was not understood.
     */
    private static Execution orWhole(Execution without, Entry entry, Function<Entry, Execution> runs) {
        Coverage coverage = without.coverage();
        boolean served = without.serves() || !without.disclosures().isEmpty();
        boolean doubtful = coverage.needsLeftOutFiles() || (coverage.goesOnWithoutFiles() && !served);
        if (!doubtful) {
            return without;
        }
        Execution whole = runs.apply(entry.in(entry.context().whole()));
        whole.coverage().work(whole.coverage().work() + coverage.work());
        return whole;
    }

    private Execution told(Entry entry, Environment environment) {
        Execution told = shown(entry, environment);
        // What earlier runs have shown, this one has not tried again.
        told.coverage().noteTried(entry.context().tried());
        return told;
    }

    private Execution shown(Entry entry, Environment environment) {
        RequiredNames known = entry.context().tried().required();
        Run first = start(entry, environment, missing(known, environment));
        Execution required = demanded(first, entry, environment);
        Execution alone = known.ends() ? required.failing() : required;
        Execution told = !alone.startsAny() && first.readsArguments() && lacksArguments(entry)
                ? withArguments(alone, entry, environment)
                : alone;
        Execution without = told.failed()
                        && !told.serves()
                        && first.wouldWork()
                        && !told.coverage().lacksArguments()
                ? working(told, entry, environment)
                : told;
        if (!first.imports().lacksLocalModules() || entry.context().tried().localModules() || without.isOn()) {
            return without;
        }
        AssumedValues assumed = requiredBy(alone, environment).withLocalModules();
        Execution with = demanded(start(entry, environment, assumed), entry, environment);
        with.coverage().work(with.coverage().work() + without.coverage().work());
        without.coverage().work(with.coverage().work());
        boolean more = with.isOn() || (with.serves() && !without.serves());
        if (more) {
            return with.after(List.of(without));
        }
        Execution tried = without.after(List.of(with));
        tried.coverage().noteLocalModulesTried();
        return tried;
    }

    /** Returns the assumptions with which a run ended up: what a program requires, it requires with arguments, too. */
    private static AssumedValues requiredBy(Execution run, Environment environment) {
        return missing(run.coverage().tried().required(), environment);
    }

    /** Returns the assumptions for what a program requires and its environment does not have. */
    private static AssumedValues missing(RequiredNames required, Environment environment) {
        return AssumedValues.of(required.without(environment.values().keySet()).without(environment.unknown()));
    }

    /** Returns whether people may start a program with arguments that nothing shows: {@code python manage.py runserver}. */
    private static boolean mayGetArguments(Entry entry) {
        return isWithoutArguments(entry) && !entry.context().launched();
    }

    private static boolean lacksArguments(Entry entry) {
        return isWithoutArguments(entry) && !entry.context().tried().arguments();
    }

    private static boolean isWithoutArguments(Entry entry) {
        return entry.main() && !entry.isCommand() && entry.arguments().isEmpty();
    }

    private Execution withArguments(Execution alone, Entry entry, Environment environment) {
        AssumedValues assumed = requiredBy(alone, environment).withArguments();
        Execution given = demanded(start(entry, environment, assumed), entry, environment);
        given.coverage().work(given.coverage().work() + alone.coverage().work());
        alone.coverage().work(given.coverage().work());
        if (!mayGetArguments(entry)) {
            if (given.startsAny()) {
                alone.coverage().noteArgumentsLacking();
            }
            alone.coverage().noteArgumentsTried();
            return alone.after(List.of(given));
        }
        given.coverage().noteArguments();
        // What it reads only then has to be loaded.
        if (given.startsAny() || !given.missing().isEmpty()) {
            return given.after(List.of(alone));
        }
        alone.coverage().noteArgumentsTried();
        return alone.after(List.of(given));
    }

    /**
     * Runs an entry in every environment, with and without the modules of one machine. If nothing of it matters, nothing does
     * in any environment; otherwise it has to run in its own. Never throws.
     */
    public Execution anywhere(Entry entry) {
        AssumedValues assumed = mayGetArguments(entry) ? AssumedValues.NONE.withArguments() : AssumedValues.NONE;
        Function<Entry, Execution> run = one -> new EntryRun(start(one, Environment.ANY, assumed)).execute();
        return certain(entry, one -> orWhole(run.apply(one), one, run));
    }

    /** Runs an entry. If the program ends because an environment variable is missing, runs it again with an assumed value. */
    private Execution demanded(Run first, Entry entry, Environment environment) {
        Run run = first;
        Execution asTold = new EntryRun(run).execute();
        asTold.coverage()
                .noteRequired(run.assumedValues()
                        .required(entry.context().tried().required().ends()));
        if (run.requiredVariables().names().isEmpty()) {
            return asTold;
        }
        Execution last = asTold;
        boolean ends = run.requiredVariables().gaveUp();
        boolean assumes = !run.assumedValues().values().isEmpty();
        @Nullable Execution lasting = assumes && isLasting(run) ? asTold : null;
        List<Execution> all = new ArrayList<>(List.of(asTold));
        long work = 0;
        for (int round = 0; !run.requiredVariables().names().isEmpty(); round++) {
            AssumedValues presumed =
                    run.assumedValues().with(run.requiredVariables().names());
            boolean enough = round == MOST_ROUNDS || (round >= FEW_ROUNDS && work > MOST_WORK);
            if (enough || presumed.equals(run.assumedValues())) {
                Execution outcome = ends && lasting != null ? lasting : asTold;
                if (enough) {
                    outcome.coverage().leaveOut();
                }
                return together(outcome, all);
            }
            run = start(entry, environment, presumed);
            last = new EntryRun(run).execute();
            last.coverage().noteRequired(presumed.required(asTold.failed()));
            work += run.budget().work();
            all.add(last);
            if (isLasting(run)) {
                lasting = last;
            }
        }
        // The word for production may be refused where another text would do: a key has to be long, or to begin like
        // one.
        Execution outcome = together(lasting == null ? last : lasting, all);
        return asTold.failed() ? outcome.failing() : outcome;
    }

    /** Returns whether a program goes on with what is assumed, which may be what a deployment has. */
    private static boolean isLasting(Run run) {
        return !run.requiredVariables().gaveUp() && !run.requiredVariables().isChoosy();
    }

    /** Returns a run that cost the work of all, and depends on what they depend on. */
    private static Execution together(Execution outcome, List<Execution> all) {
        long work = all.stream().mapToLong(one -> one.coverage().work()).sum();
        Execution together = outcome.after(all);
        together.coverage().work(work);
        return together;
    }

    /**
     * Runs an entry that fails before it serves anything once more: what fails has some value where it is deployed. What the
     * program does then is not known to its end.
     */
    private Execution working(Execution failed, Entry entry, Environment environment) {
        Run run = start(entry, environment, AssumedValues.NONE.forWorking());
        Execution working = new EntryRun(run).execute();
        working.coverage().work(working.coverage().work() + failed.coverage().work());
        if (!working.serves()) {
            return failed.after(List.of(working));
        }
        working.coverage().leaveOut();
        return working.after(List.of(failed)).failing();
    }

    /** Runs an entry and returns its global variables with these names. Never throws. */
    public Globals globals(Entry entry, Environment environment, Set<String> names) {
        Run run = start(entry, environment, AssumedValues.NONE);
        List<Global> found = new ArrayList<>();
        try {
            run.imports()
                    .entry()
                    .ifPresent(own -> names.forEach(name -> {
                        @Nullable Value value = own.state().get(name);
                        if (value != null) {
                            found.add(global(run, name, value));
                        }
                    }));
        } catch (Budget.Exceeded exceeded) {
            found.clear();
        }
        return new Globals(found, run.files().missing(), run.budget().work());
    }

    private Run start(Entry entry, Environment environment, AssumedValues assumedValues) {
        Set<String> absent = entry.context().absent();
        Modules present = absent.isEmpty() ? modules : new PresentModules(modules, absent);
        return new Run(Natives.ALL, present, new Run.Start(entry, environment, assumedValues));
    }

    private static Global global(Run run, String name, Value value) {
        Traced traced = run.facts().traced(value, run.imports().site().place());
        List<Global.Element> elements = new ArrayList<>();
        @Nullable
        List<Value> known = value.data() instanceof Scalar ? null : value.data().elements(run);
        if (known != null) {
            for (Value element : known) {
                Place place = run.facts().traced(element, traced.place()).place();
                elements.add(new Global.Element(text(element), place));
            }
        }
        boolean certain = !value.maybeAbsent() && !run.failed() && run.budget().complete();
        return new Global(name, traced, text(value), elements, certain);
    }

    private static Optional<String> text(Value value) {
        return value.data() instanceof Scalar.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
