package dev.undebug.python.eval;

import dev.undebug.python.eval.flask.AnsweredRequest;
import dev.undebug.python.eval.flask.DjangoNatives;
import dev.undebug.python.eval.flask.WsgiStack;
import dev.undebug.python.eval.object.Partial;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.run.EvaluatedText;
import dev.undebug.python.eval.run.Observations;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Budget;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the entry, picks the application as a server would, and reports the outcome. */
final class EntryRun {
    private static final List<String> FACTORIES = List.of("create_app", "make_app");
    private static final List<String> NAMES = List.of("app", "application");

    private final Run run;

    /** The state before the first request; empty of a program, which has none. */
    private Optional<Loaded> before = Optional.empty();

    /** The number of servers that start before a function is called which nothing is seen to call. */
    private long earlier;

    /**
     * The environment when the application is loaded.
     *
     * @param settings those that the program made through variables
     */
    private record Loaded(Environment environment, DebugSettings settings) {}

    EntryRun(Run run) {
        this.run = run;
    }

    Execution execute() {
        Optional<WsgiStack> served = Optional.empty();
        try {
            served = served();
        } catch (Budget.Exceeded exceeded) {
            // What was seen until then counts, but is not certain.
            run.coverage().cut();
        }
        return outcome(served);
    }

    /** Runs the program, and returns the application that a server would serve. */
    private Optional<WsgiStack> served() {
        Optional<PyModule> module = run.imports().entry();
        module.ifPresent(own -> DjangoNatives.report(run, own));
        if (run.entry().function().isPresent()) {
            earlier = run.facts().starts().size();
            new UncalledFunction(run).call(run.entry().function().get());
        } else if (run.entry().main()) {
            module.ifPresent(this::command);
            boolean all = run.budget().aside(CallbackRun.share(run.entry()), new CallbackRun(run)::call);
            if (!all && run.facts().starts().isEmpty()) {
                run.budget().leaveOut();
            }
        }
        Optional<Value> application = module.filter(imported -> !run.entry().main())
                .flatMap(imported -> isChosen() ? made(imported) : application(imported));
        if (!run.entry().main()) {
            atFirstRequest();
        }
        DjangoNatives.atFirstRequest(run);
        return application
                .map(served -> WsgiStack.of(served).with(AnsweredRequest.settings(run, served)))
                .filter(found ->
                        !found.configs().isEmpty() || !found.debuggers().all().isEmpty());
    }

    /** Returns whether the server chooses the application. */
    private boolean isChosen() {
        return run.entry().flask() && run.entry().application().isEmpty();
    }

    /** A server has read the environment by then. */
    private void atFirstRequest() {
        before = Optional.of(new Loaded(run.environ().snapshot(), run.environ().settings()));
        if (!run.budget().aside(CallbackRun.share(run.entry()), new FirstRequests(run)::call)) {
            run.budget().leaveOut();
        }
    }

    private Execution outcome(Optional<WsgiStack> served) {
        DebugSettings all = run.facts().settings();
        DebugSettings own = served.map(WsgiStack::settings).orElse(all);
        Set<DebugSetting> settings = new LinkedHashSet<>(readLate()
                .map(loaded -> own.withoutVariables().plus(loaded.settings()))
                .orElse(own)
                .all());
        all.all().stream()
                .filter(setting -> setting.kind() == DebugSetting.Kind.PIN)
                .forEach(settings::add);
        run.coverage().work(run.budget().work());
        run.facts()
                .applications()
                .forEach(application -> application.tell(run.coverage().settings()));
        if (!run.budget().complete()) {
            run.coverage().leaveOut();
        }
        return new Execution(
                run.facts().starts().stream().skip(earlier).map(this::certain).toList(),
                run.facts().unseen(),
                settings.stream().map(this::certain).toList(),
                run.facts().disclosures().stream().map(this::certain).toList(),
                run.facts().children().stream().map(this::certain).toList(),
                environment(served.<List<? extends Observations.Application>>map(WsgiStack::configs)
                        .orElseGet(() -> run.facts().applications())),
                run.environ().use(),
                run.environ().reads(),
                run.failed(),
                run.files().ran(),
                run.files().missing(),
                run.coverage());
    }

    /** Returns the state that counts for {@code flask run}, which reads the environment when it has loaded the application. */
    private Optional<Loaded> readLate() {
        return run.entry().flask() ? before : Optional.empty();
    }

    private Environment environment(List<? extends Observations.Application> applications) {
        return applications.size() == 1 && readLate().isEmpty()
                ? applications.get(0).environment()
                : before.map(Loaded::environment).orElseGet(() -> run.environ().snapshot());
    }

    /** Nothing is certain if the run was ended, or a file is broken. */
    private AppStart certain(AppStart start) {
        return run.budget().isSure() ? start : start.doubted();
    }

    private ChildProcess certain(ChildProcess child) {
        return run.budget().isSure() ? child : child.doubted();
    }

    private Disclosure certain(Disclosure disclosure) {
        return run.budget().isSure() ? disclosure : disclosure.doubted();
    }

    private DebugSetting certain(DebugSetting setting) {
        return run.budget().isSure() ? setting : setting.doubted();
    }

    /** Returns the application that a server would serve. */
    private Optional<Value> application(PyModule module) {
        Optional<Expr> named = run.entry().application().flatMap(EvaluatedText::expression);
        try {
            return named.map(expression -> taken(expression, Scope.ofModule(module)));
        } catch (Raised | Exited failed) {
            run.noteFailure();
            run.requiredVariables().raised();
            return Optional.empty();
        }
    }

    /**
     * Calls the factory that {@code flask run} calls if the module has no application of its own; source:
     * {@code flask.cli.find_best_app}.
     */
    private Optional<Value> made(PyModule module) {
        if (ownApplication(module)) {
            return Optional.empty();
        }
        return FACTORIES.stream()
                .flatMap(name -> Optional.ofNullable(module.state().get(name)).stream())
                .filter(value -> value.data() instanceof Function function && function.needsNothing())
                .findFirst()
                .flatMap(factory -> {
                    try {
                        return Optional.of(run.calls().plain(factory, List.of()));
                    } catch (Raised | Exited failed) {
                        run.noteFailure();
                        run.requiredVariables().raised();
                        return Optional.empty();
                    }
                });
    }

    /** Returns whether a module has an application, or something unknown under the name of one. */
    private static boolean ownApplication(PyModule module) {
        List<Object> found = new ArrayList<>();
        module.state().forEach((name, value) -> {
            boolean unknown = NAMES.contains(name) && value.isUnknown();
            if (unknown || !WsgiStack.of(value).configs().isEmpty()) {
                found.add(name);
            }
        });
        return !found.isEmpty();
    }

    /** Calls the function behind a console script of an installed project, or the commands of an application. */
    private void command(PyModule module) {
        try {
            if (run.entry().isCommand()) {
                commanded(module).ifPresent(this::obey);
                return;
            }
            run.entry().application().flatMap(EvaluatedText::expression).ifPresent(expression -> {
                Value function = run.expressions().eval(expression, Scope.ofModule(module));
                run.calls().plain(function, List.of());
            });
        } catch (Raised raised) {
            // Every command ends with SystemExit.
            run.end(raised);
        } catch (Exited ended) {
            run.requiredVariables().exited();
        }
    }

    /** Returns the application that the command {@code flask} finds in a module. */
    private Optional<Value> commanded(PyModule module) {
        if (run.entry().application().isPresent()) {
            return application(module);
        }
        return NAMES.stream()
                .flatMap(name -> Optional.ofNullable(module.state().get(name)).stream())
                .findFirst()
                .or(() -> made(module));
    }

    private void obey(Value application) {
        // app.run() does nothing then.
        run.environ()
                .setItem(
                        run,
                        Value.of("FLASK_RUN_FROM_CLI"),
                        Value.of("true"),
                        run.imports().site());
        Value commands = application.data().attribute(run, application, "cli");
        run.calls().plain(commands, List.of());
    }

    private Value taken(Expr expression, Scope scope) {
        Value value = expression instanceof Expr.Call call ? called(call, scope) : named(expression, scope);
        // The server calls a factory that is named without parentheses.
        boolean factory = value.data() instanceof Partial
                || (value.data() instanceof Function function && function.needsNothing());
        return factory ? run.calls().plain(value, List.of()) : value;
    }

    /** A server asks the module for a name, which may make it. */
    private Value named(Expr expression, Scope scope) {
        PyModule module = scope.module();
        return expression instanceof Expr.Name name
                        && module.isOpen()
                        && module.state().get(name.id()) == null
                ? module.attribute(run, Value.of(module), name.id())
                : run.expressions().eval(expression, scope);
    }

    /** The arguments come from a command line, so they have no place in a file. */
    private Value called(Expr.Call call, Scope scope) {
        Value factory = run.expressions().eval(call.function(), scope);
        List<Argument> positional = new ArrayList<>();
        Map<String, Argument> keywords = new LinkedHashMap<>();
        for (Expr.Argument argument : call.arguments()) {
            boolean small = EvaluatedText.isSmall(argument.value());
            Value value = small ? run.expressions().eval(argument.value(), scope) : Value.UNKNOWN;
            if (argument.keyword().isPresent()) {
                keywords.put(argument.keyword().get(), Argument.of(value));
            } else {
                positional.add(Argument.of(value));
            }
        }
        Arguments arguments = new Arguments(positional, keywords, false);
        return factory.data()
                .call(run, factory, new Invocation(arguments, run.imports().site()));
    }
}
