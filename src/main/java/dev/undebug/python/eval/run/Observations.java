package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.WordSearch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the program's actions that concern debug mode. */
public final class Observations {
    private static final int LONGEST = 60;
    private static final int MOST_STARTS = 200;

    /** The characters that are looked through in the time of recording one slot. */
    private static final int CHARACTERS = 1_000;

    /** The words for what ends a server from another thread or a page. */
    private static final WordSearch STOPS = WordSearch.of()
            .orWhole(
                    "kill",
                    "killpg",
                    "pthread_kill",
                    "raise_signal",
                    "interrupt_main",
                    "alarm",
                    "setitimer",
                    "shutdown",
                    "PyThreadState_SetAsyncExc");

    private static final Set<String> OFF = Set.of("", "0", "false", "no");

    private final Run run;
    // A list: hashing a start would hash a whole syntax tree.
    private final List<AppStart> starts = new ArrayList<>();
    private final EitherStart either = new EitherStart(starts);
    private final Set<Application> applications = new LinkedHashSet<>();
    private final List<FirstRequest> firstRequests = new ArrayList<>();
    private final List<Value> addresses = new ArrayList<>();
    private final List<DebugSetting> debuggers = new ArrayList<>();
    private final Set<Place> unseen = new LinkedHashSet<>();
    private final List<Disclosure> disclosures = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();
    private @Nullable Place blocked;
    /** The settings of the applications at the start of the server that blocks the program. */
    private DebugSettings served = DebugSettings.NONE;

    private boolean mayBlock;
    private int apart;
    private int coroutines;
    private int workers;
    private boolean threaded;
    private int presuming;
    private @Nullable Place given;
    private @Nullable Place decorated;

    /** An application that the program makes. */
    public interface Application {
        /** Returns its debug settings so far. */
        DebugSettings settings();

        /** Returns the environment in which it was made. */
        Environment environment();

        /** Tells all of its settings. */
        void tell(LoadedSettings all);
    }

    /**
     * A function that an application calls when it gets its first request.
     *
     * @param sure whether the program certainly gives it to the application
     */
    public record FirstRequest(Value function, boolean sure) {}

    Observations(Run run) {
        this.run = run;
    }

    public List<AppStart> starts() {
        return new ArrayList<>(starts);
    }

    /** Records a function that an application calls when it gets its first request. */
    public void atFirstRequest(Value function) {
        firstRequests.add(new FirstRequest(function, !run.branches().uncertain()));
    }

    /** Records the name of the module with the addresses of a site, which is imported at the first request. */
    public void addresses(Value module) {
        if (addresses.size() < MOST_STARTS) {
            addresses.add(module);
        }
    }

    /** Returns the names of the modules with the addresses of sites. */
    public List<Value> addresses() {
        return List.copyOf(addresses);
    }

    /** Returns what the applications call when they get their first request, in order. */
    public List<FirstRequest> firstRequests() {
        return List.copyOf(firstRequests);
    }

    public List<Application> applications() {
        return new ArrayList<>(applications);
    }

    public void application(Application application) {
        applications.add(application);
    }

    /** Returns the settings of every application, while a server serves if one blocks the program. */
    public DebugSettings settings() {
        DebugSettings ofApplications = blocked == null ? now() : served;
        return ofApplications.plus(new DebugSettings(debuggers));
    }

    private DebugSettings now() {
        Set<DebugSetting> settings = new LinkedHashSet<>();
        // The last one counts.
        applications.forEach(application -> application.settings().all().forEach(setting -> {
            settings.remove(setting);
            settings.add(setting);
        }));
        // Werkzeug reads WERKZEUG_DEBUG_PIN when it shows the first page.
        run.environ().settings().all().stream()
                .filter(setting -> setting.kind() == DebugSetting.Kind.PIN)
                .forEach(settings::add);
        return new DebugSettings(List.copyOf(settings));
    }

    public void debugger(DebugSetting setting) {
        if (!isAfterServer() && debuggers.size() < MOST_STARTS && !debuggers.contains(setting)) {
            debuggers.add(setting);
        }
    }

    /** Returns the switches of other packages that show errors to visitors. */
    public List<Disclosure> disclosures() {
        return new ArrayList<>(disclosures);
    }

    /** Returns the commands that the program runs. */
    public List<ChildProcess> children() {
        return new ArrayList<>(children);
    }

    public void child(ChildProcess child) {
        if (child.isKnown()) {
            run.requiredVariables().served();
        }
        if (children.size() < MOST_STARTS && !children.contains(child)) {
            children.add(child);
        }
    }

    /** Returns the debuggers that some code puts around applications. */
    public DebugSettings debuggersIn(Runnable code) {
        List<DebugSetting> before = List.copyOf(debuggers);
        debuggers.clear();
        code.run();
        DebugSettings made = new DebugSettings(List.copyOf(debuggers));
        debuggers.addAll(0, before);
        return made;
    }

    public void disclosure(String library, Value value, String subject, Site site) {
        Disclosure disclosure = new Disclosure(library, traced(value, site.place()), subject, site.place(), certain());
        // Of Django, also what is off tells what a program starts.
        boolean tells = disclosure.value().truth() != Truth.FALSE || library.equals(Disclosure.DJANGO);
        boolean late = isAfterServer() && !library.equals(Disclosure.DJANGO);
        if (tells && !late && disclosures.size() < MOST_STARTS && !disclosures.contains(disclosure)) {
            disclosures.add(disclosure);
        }
    }

    public void start(AppStart start) {
        run.requiredVariables().served();
        if (starts.size() < MOST_STARTS && !starts.contains(start)) {
            starts.add(start);
            either.added(
                    run.branches().doubts(),
                    blocked == null && !mayBlock && run.budget().isSure());
        }
    }

    /** Tells which servers one of two branches starts for certain. */
    EitherStart either() {
        return either;
    }

    /** Returns the calls that may start an application from outside the repository. */
    public List<Place> unseen() {
        return new ArrayList<>(unseen);
    }

    public void unseen(Place start) {
        run.requiredVariables().served();
        if (unseen.size() < MOST_STARTS) {
            unseen.add(start);
        }
    }

    /**
     * Records that the program waits for the server that it has just started, unless that runs in another thread. Where
     * the program may go on without the server, nobody knows whether it waits.
     *
     * @param server the call that starts it
     */
    public void blocks(Place server) {
        run.requiredVariables().served();
        if (blocked == null && !mayBlock && workers == 0 && certain()) {
            mayBlock = coroutines > 0 || mayGoOn();
            if (!mayBlock) {
                served = now();
                blocked = server;
            }
        }
    }

    /** Returns whether the program may go on without the server: because that fails, is no server, or is stopped by it. */
    private boolean mayGoOn() {
        return run.branches().goesOn()
                || run.externals().areChanged()
                || run.files().ranFiles().anyMatch(file -> {
                    run.budget().charge(1 + file.text().length() / CHARACTERS);
                    return STOPS.isIn(file);
                });
    }

    /** Forgets the server that the program waits for: what is called next runs without it. */
    public void withoutServer() {
        blocked = null;
        mayBlock = false;
    }

    /** Returns whether the current statement runs only after the server has ended that blocks the program. */
    private boolean isAfterServer() {
        return blocked != null && apart == 0;
    }

    /** Runs a coroutine: whatever made it may go on before it has run. */
    public <T> T coroutine(Supplier<T> body) {
        coroutines++;
        try {
            return body.get();
        } finally {
            coroutines--;
        }
    }

    /**
     * Runs code beside the program.
     *
     * @param thread whether in another thread than the main one
     */
    public Value beside(boolean thread, Supplier<Value> work) {
        boolean around = threaded;
        workers++;
        threaded = thread;
        try {
            return work.get();
        } finally {
            workers--;
            threaded = around;
        }
    }

    /** Returns whether the current statement runs in another thread than the main one. */
    public boolean threaded() {
        return threaded;
    }

    /** Starts a server for an application that is one of Flask by its name alone. */
    public Value presumed(Supplier<Value> start) {
        presuming++;
        try {
            return start.get();
        } finally {
            presuming--;
        }
    }

    /** Runs what the program gives to code outside the repository in a call. */
    public void given(Place call, Runnable work) {
        @Nullable Place around = given;
        given = call;
        try {
            work.run();
        } finally {
            given = around;
        }
    }

    /** Applies a decorator, which changes a function or a class, and is no step of the program. */
    Value decorating(Place decorator, Supplier<Value> application) {
        @Nullable Place around = decorated;
        decorated = decorator;
        try {
            return application.get();
        } finally {
            decorated = around;
        }
    }

    /** Returns whether a call is that of a decorator. */
    boolean decorates(Place call) {
        return decorated != null
                && decorated.path().equals(call.path())
                && decorated.span().contains(call.span());
    }

    /** Returns the call that gives the code around the current statement to code outside the repository; empty for most. */
    public Optional<Place> given() {
        return Optional.ofNullable(given);
    }

    /** Returns whether nothing but its name tells that the application which starts is one of Flask. */
    public boolean presuming() {
        return presuming > 0;
    }

    /** Returns the number of threads and processes, each started by the one before, in which the current statement runs. */
    int workers() {
        return workers;
    }

    /** Runs code whose effects are undone: a server in it does not keep another one from starting. */
    public void alone(Runnable work) {
        @Nullable Place before = blocked;
        boolean doubtful = mayBlock;
        apart++;
        try {
            work.run();
        } finally {
            apart--;
            blocked = before;
            mayBlock = doubtful;
        }
    }

    /** Returns whether a server starting now starts for certain: not if another one has to end first. */
    public boolean startCertain() {
        return certain() && blocked == null && !mayBlock;
    }

    /** Returns the call that started the server for which the program waits; empty if nothing blocks it. */
    public Optional<Place> blocked() {
        return Optional.ofNullable(blocked);
    }

    public boolean certain() {
        return !run.branches().uncertain() && run.budget().isSure();
    }

    public DebugSetting setting(DebugSetting.Kind kind, Value value, String subject, Site site) {
        return new DebugSetting(kind, traced(value, site.place()), subject, site.place(), certain());
    }

    /** Returns an uncertain setting, for a write under an unknown name. */
    public DebugSetting possible(Value value, String subject, Site site) {
        Traced traced = traced(Value.unknown(value.trace()), site.place());
        return new DebugSetting(DebugSetting.Kind.CONFIG, traced, subject, site.place(), false);
    }

    /**
     * Returns the setting of a file that only the deployment has: what it says replaces what was set before. In a branch
     * that the program may leave out, it is a write like any other that may set anything.
     */
    public DebugSetting outside(Value path, String subject, Site site) {
        DebugSetting possible = possible(path, subject, site);
        return certain()
                ? new DebugSetting(DebugSetting.Kind.OUTSIDE, possible.value(), subject, site.place(), false)
                : possible;
    }

    /** An environment setting is true if Flask takes its text as true, not if the text is nonempty. */
    public DebugSetting environment(DebugSetting.Kind kind, String name, Value value, Site site) {
        Value meant = Value.UNKNOWN;
        if (value.data() instanceof Scalar.Text text) {
            meant = Value.of(isOn(kind, text.text()));
        }
        Traced read = traced(value, site.place()).given(meant.truth());
        return new DebugSetting(kind, read, name, site.place(), certain());
    }

    private static boolean isOn(DebugSetting.Kind kind, String text) {
        return switch (kind) {
            case MODE -> text.equals("development");
            case PIN -> text.equals("off");
            default -> !OFF.contains(text.toLowerCase(Locale.ROOT));
        };
    }

    /** Returns a value for reports: its place is the nearest expression. */
    public Traced traced(Value given, Place fallback) {
        Value value = run.decided(given);
        List<Place> origins = value.trace().origins();
        @Nullable Place place = origins.isEmpty() ? null : origins.get(0);
        return new Traced(
                truth(value),
                shown(value),
                value.isNone() && !value.maybeAbsent(),
                place == null ? fallback : place,
                origins.isEmpty() ? origins : origins.subList(1, origins.size()),
                value.trace().variables(),
                reads(given.trace()),
                run.guards().guards());
    }

    /** Returns the reads that made the value, without those of conditions around the switch. */
    private List<VariableRead> reads(Trace trace) {
        List<VariableRead> reads = new ArrayList<>(trace.guards());
        reads.removeAll(run.guards().guards());
        reads.addAll(0, trace.reads());
        return reads;
    }

    /** A false, unknown value may be None, which Flask treats as not given. */
    private static Truth truth(Value value) {
        boolean open = value.maybeAbsent() || (value.isUnknown() && value.truth() == Truth.FALSE);
        return open ? Truth.UNKNOWN : value.truth();
    }

    private static String shown(Value value) {
        String shown = value.data().shown();
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
