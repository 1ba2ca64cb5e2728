package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.DefinedParts;
import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.AssumedValues;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Outside;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of an entry: its state, and the parts that work on it. */
public final class Run implements Interpretation {
    private static final String ARGV = "argv";

    /** Fields that shells, templates, systemd and supervisor fill in. */
    private static final Pattern FILLED =
            Pattern.compile("\\$\\{[^{}]*+\\}|\\$\\w++|\\{\\{[^{}]*+\\}\\}|%\\(\\w++\\)[sd]|%[a-zA-Z](?!\\w)");

    /** The most work of a run past the ends of blocks: nothing of it happens, and what it calls would never end. */
    private static final long PAST_ENDS = 100_000;

    private final Entry entry;
    private final boolean pastEnds;
    private final Budget budget = new Budget();
    private final Heap heap = new Heap(budget);
    private final AssumedValues assumedValues;
    private final RequiredVariables requiredVariables;
    private final Branches branches;
    private final ExpressionEvaluator expressions = new ExpressionEvaluator(this);
    private final StatementRunner statements = new StatementRunner(this);
    private final Observations facts = new Observations(this);
    private final Coverage coverage = Coverage.none();
    private final DefinedParts defined;
    private final Files files;
    private final SearchPath searchPath;
    private final Imports imports;
    private final Environ environ;
    private final Calls calls = new Calls(this);
    private final Handling handling = new Handling();
    private final Generators generators = new Generators(this);
    /** The traces of the conditions around the current statement, each with those around it, innermost first. */
    private final Deque<Trace> guards = new ArrayDeque<>();

    private final Table sys;
    private final Externals externals;
    private @Nullable Site caller;
    private boolean mayRaise;
    private boolean mayLackModule;
    private boolean failed;
    private boolean wouldWork;
    private boolean asked;

    /** The input of a run. */
    public record Start(Entry entry, Environment environment, AssumedValues assumedValues) {}

    public Run(Library library, Modules modules, Start start) {
        this.entry = start.entry();
        this.defined = new DefinedParts(entry.path(), entry.function());
        this.pastEnds = entry.code().filter(CodePart::pastEnds).isPresent();
        if (pastEnds) {
            budget.limit(PAST_ENDS);
        }
        this.assumedValues = start.assumedValues();
        this.files = new Files(modules, coverage, start.entry().context());
        this.searchPath = new SearchPath(entry.roots(), new Table(heap));
        this.imports = new Imports(this);
        this.environ = new Environ(this, start.environment(), assumedValues);
        this.requiredVariables = new RequiredVariables(environ, assumedValues);
        this.branches = new Branches(heap, requiredVariables);
        List<Value> words = new ArrayList<>(List.of(Value.of(entry.path())));
        entry.arguments().forEach(argument -> words.add(word(argument)));
        this.sys = new Table(heap);
        this.externals = new Externals(this, library);
        setArgv(isGivenArguments() ? Value.of(PyList.of(this, false, words)) : Value.UNKNOWN);
    }

    public Entry entry() {
        return entry;
    }

    /** Returns whether this run shows also what the program would do after its end. */
    boolean goesPastEnds() {
        return pastEnds;
    }

    public Heap heap() {
        return heap;
    }

    public Branches branches() {
        return branches;
    }

    public Budget budget() {
        return budget;
    }

    public ExpressionEvaluator expressions() {
        return expressions;
    }

    StatementRunner statements() {
        return statements;
    }

    public Observations facts() {
        return facts;
    }

    public Files files() {
        return files;
    }

    public Coverage coverage() {
        return coverage;
    }

    /** Returns the definitions around the function that is called after the file was run. */
    public DefinedParts defined() {
        return defined;
    }

    /** Returns {@code sys.path}. */
    SearchPath searchPath() {
        return searchPath;
    }

    public Imports imports() {
        return imports;
    }

    public Externals externals() {
        return externals;
    }

    public Environ environ() {
        return environ;
    }

    public AssumedValues assumedValues() {
        return assumedValues;
    }

    public RequiredVariables requiredVariables() {
        return requiredVariables;
    }

    /** Returns whether the launch gives the program its arguments. */
    public boolean isGivenArguments() {
        return (entry.main() || entry.application().isEmpty()) && !assumedValues.arguments();
    }

    /** Returns an argument: a variable or a field in it has a value that the command does not show. */
    private static Value word(String argument) {
        String written = FILLED.matcher(argument).replaceAll(Unknown.GAP);
        return written.equals(argument) ? Value.of(argument) : Value.of(Unknown.text(written));
    }

    /** Returns {@code sys.argv}; a server's is unknown, and so are arguments that are only assumed. */
    Value argv() {
        asked = true;
        @Nullable Value argv = sys.get(ARGV);
        return argv == null ? Value.UNKNOWN : argv;
    }

    /** Returns whether the program has read {@code sys.argv}. */
    public boolean readsArguments() {
        return asked;
    }

    void setArgv(Value argv) {
        sys.put(ARGV, argv);
    }

    /** Returns a site; code in a model counts as being where the program called it. */
    Site site(Scope scope, Place place, String receiver) {
        if (!scope.module().isModel()) {
            return new Site(scope, place, receiver);
        }
        return caller == null ? imports.site() : caller;
    }

    @Override
    public Value inline(Function function, Invocation invocation) {
        return function.closure().module().isModel()
                ? inModel(function, invocation)
                : calls.inline(function, invocation.arguments());
    }

    private Value inModel(Function function, Invocation invocation) {
        @Nullable Site before = caller;
        caller = invocation.site();
        try {
            return calls.inline(function, invocation.arguments());
        } finally {
            caller = before;
        }
    }

    @Override
    public void yielding(Function function, Arguments arguments, Consumer<Value> taker) {
        generators.run(function, arguments, taker);
    }

    @Override
    public Value call(Value callee, List<Value> arguments) {
        return calls.plain(callee, arguments);
    }

    @Override
    public int doubts() {
        return branches.doubts();
    }

    @Override
    public Value either(Trace condition, Supplier<Value> first, Supplier<Value> second) {
        return branches.either(condition, first, second);
    }

    @Override
    public Outside outside() {
        return externals;
    }

    public Calls calls() {
        return calls;
    }

    /** Returns the exceptions that are being handled. */
    Handling handling() {
        return handling;
    }

    Generators generators() {
        return generators;
    }

    @Override
    public Table table() {
        return new Table(heap);
    }

    @Override
    public Value cannotTell(Trace trace) {
        mayRaise = true;
        return Value.unknown(trace.deciding());
    }

    @Override
    public Value absent(String exception) {
        if (branches.catching(exception)) {
            throw Raised.builtin(exception);
        }
        return cannotTell(Trace.NONE);
    }

    /** Returns a method whose calls need the run. */
    public Value method(Value self, String name, NativeMethod body) {
        return Value.of(new Method(self, name, (run, method, call) -> body.call(this, method, call)));
    }

    /** Notes that an exception ended the program. */
    public void noteFailure() {
        failed = true;
    }

    /** Notes that an exception went through all handlers of the program. */
    public void end(Raised raised) {
        if (raised.isExit()) {
            requiredVariables.exited();
        } else {
            noteFailure();
            requiredVariables.raised();
        }
    }

    public boolean failed() {
        return failed;
    }

    /**
     * Returns whether an expression that fails, with nothing that handles it, is assumed to have some value, and so is a setting that
     * its file leaves empty.
     */
    public boolean mayWork() {
        wouldWork = true;
        return assumedValues.working();
    }

    /** Returns whether the run would have been another one under the assumption that what fails or is left empty has some value. */
    public boolean wouldWork() {
        return wouldWork;
    }

    void noteMissingModule() {
        mayLackModule = true;
    }

    /** Runs code selected by a condition. */
    <T> T guarded(Trace condition, Supplier<T> way) {
        enterGuard(condition);
        try {
            return way.get();
        } finally {
            leaveGuard();
        }
    }

    /** Notes that a condition selects the code from here to {@link #leaveGuard}. */
    void enterGuard(Trace condition) {
        guards.push(condition.guarding().with(guards()));
    }

    void leaveGuard() {
        guards.pop();
    }

    /** Returns a value with the variables that decided the conditions around the current statement. */
    Value decided(Value value) {
        return guards.isEmpty() ? value : value.with(guards());
    }

    /** Returns the traces of the conditions around the current statement, innermost first. */
    Trace guards() {
        return guards.isEmpty() ? Trace.NONE : guards.getFirst();
    }

    /** The possible failures of a piece of code. */
    record Doubts(boolean mayRaise, boolean mayLackModule) {}

    /** Starts to watch for possible failures; pass the result to {@link #doubtsSince}. */
    Doubts watch() {
        Doubts before = new Doubts(mayRaise, mayLackModule);
        mayRaise = false;
        mayLackModule = false;
        return before;
    }

    Doubts doubtsSince(Doubts before) {
        Doubts now = new Doubts(mayRaise, mayLackModule);
        mayRaise |= before.mayRaise;
        mayLackModule |= before.mayLackModule;
        return now;
    }
}
