package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Flask calls for a request or a blueprint: views, {@code @app.before_request}, {@code @bp.record_once},
 * receivers of signals. What they set on the application holds for all later requests.
 */
final class RequestHooks {
    /** The words without which a function sets nothing that matters; most functions with the word only write a log. */
    private static final Pattern WORDS = Pattern.compile("(?i)(?<!logging\\.)debug(?!\\s*+\\()|propagate_exceptions");

    /** These words: most files have none of them. */
    private static final WordSearch NAMED = WordSearch.ignoringCase("debug", "propagate_exceptions");

    /** How a program hands over a function that gets the state of its blueprint, and one that gets the application. */
    private static final Pattern OF_STATE = Pattern.compile("[\\w.]*\\.record(?:_once)?\\b");

    private static final Pattern OF_SIGNAL = Pattern.compile("[\\w.]*\\.connect(?:_via)?\\b");
    private static final Arguments ANY = new Arguments(List.of(), Map.of(), true);

    private RequestHooks() {}

    /** Returns the hooks of a program that may set something. */
    private static Stream<Callbacks.Callback> all(Run run) {
        return run.externals().callbacks().answering().stream().filter(hook -> {
            @Nullable Function function = function(hook.callable());
            return function != null && maySet(run, function);
        });
    }

    private static @Nullable Function function(Value callable) {
        return callable.data() instanceof BoundMethod method
                ? function(method.function())
                : callable.data() instanceof Function function ? function : null;
    }

    private static boolean maySet(Run run, Function function) {
        List<Stmt> statements = function.body().statements();
        if (statements.isEmpty() || function.closure().module().isModel()) {
            return false;
        }
        SourceFile file = function.closure().module().source().file();
        if (!NAMED.mayBeIn(file)) {
            return false;
        }
        String text = file.slice(statements
                .get(0)
                .span()
                .cover(statements.get(statements.size() - 1).span()));
        run.budget().charge(1 + text.length() / 1_000);
        return NAMED.isIn(text) && WORDS.matcher(text).find();
    }

    /** Calls all hooks. */
    static void call(Run run, Value application) {
        all(run).forEach(hook -> {
            try {
                hook.callable()
                        .data()
                        .call(run, hook.callable(), new Invocation(arguments(run, hook, application), hook.site()));
            } catch (Raised | Exited ended) {
                run.cannotTell(Trace.NONE);
            }
        });
    }

    private static Arguments arguments(Run run, Callbacks.Callback hook, Value application) {
        String written = hook.site().place().text();
        if (OF_SIGNAL.matcher(written).lookingAt()) {
            return new Arguments(Arguments.of(List.of(application)).positional(), Map.of(), true);
        }
        if (OF_STATE.matcher(written).lookingAt()) {
            Table state = run.table();
            state.put("app", application);
            PyClass type = new PyClass("flask.blueprints.BlueprintSetupState", List.of(), null, run.table());
            return Arguments.of(List.of(Value.of(new Instance(type, state))));
        }
        return ANY;
    }

    /**
     * Returns what the hooks of an application turn on, or may, with their other effects undone. Nothing if it is on anyway:
     * that is the setting to change first.
     */
    static DebugSettings settings(Run run, Value application) {
        List<DebugSetting> before = WsgiStack.of(application).settings().all();
        boolean on = before.stream()
                .anyMatch(
                        setting -> setting.kind().setsFlag() && setting.value().truth() == Truth.TRUE);
        if (on || all(run).findAny().isEmpty()) {
            return DebugSettings.NONE;
        }
        Heap.Snapshot end = run.heap().snapshot();
        run.facts().alone(() -> call(run, application));
        List<DebugSetting> added = WsgiStack.of(application).settings().all().stream()
                .filter(setting -> !before.contains(setting)
                        && !setting.kind().comesWithDebugger()
                        && setting.value().truth() != Truth.FALSE)
                .toList();
        run.heap().restore(end);
        return new DebugSettings(added);
    }
}
