package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions and objects of a program that answer requests by WSGI, and may put a debugger around the answer only then. */
public final class AnsweredRequest {
    private static final String DEBUGGER = "DebuggedApplication";
    /** The methods through which a server reaches every application. */
    private static final List<String> OF_CLASS = List.of(FlaskApp.WSGI_APP, "__call__");

    private static final List<Value> ENVIRONMENT_AND_START = List.of(Value.UNKNOWN, Value.UNKNOWN);

    private AnsweredRequest() {}

    /** Returns the debuggers that an application makes when it gets a request, whose effects are undone. */
    public static DebugSettings debuggers(Run run, Value application) {
        List<Value> answering = new ArrayList<>();
        add(run, application, answering);
        boolean hooks = WsgiStack.of(application).config().isPresent()
                && !run.externals().callbacks().answering().isEmpty();
        boolean any = (hooks || !answering.isEmpty())
                && run.files().ranFiles().anyMatch(file -> {
                    run.budget().charge(1 + file.text().length() / 1_000);
                    return file.contains(DEBUGGER);
                });
        return any
                ? run.facts().debuggersIn(() -> {
                    answering.forEach(each -> undone(run, () -> run.calls().plain(each, ENVIRONMENT_AND_START)));
                    undone(run, () -> RequestHooks.call(run, application));
                })
                : DebugSettings.NONE;
    }

    /** Returns what an application turns on when it gets a request: debuggers, and settings. */
    public static DebugSettings settings(Run run, Value application) {
        return RequestHooks.settings(run, application).plus(debuggers(run, application));
    }

    /** Adds what of the program answers: the application, or what it has in the place of its own function. */
    private static void add(Run run, Value application, List<Value> answering) {
        Data data = application.data();
        if (data instanceof FlaskApp app) {
            @Nullable Value own = app.state().get(FlaskApp.WSGI_APP);
            if (own != null) {
                add(run, own, answering);
            }
            OF_CLASS.forEach(name -> {
                @Nullable Value patched = run.externals().patched(FlaskNatives.FLASK + "." + name);
                if (patched != null) {
                    add(run, PyClass.bound(run, application, patched), answering);
                }
            });
        } else if (data instanceof Function
                || data instanceof BoundMethod
                || (data instanceof Instance instance && instance.type().find("__call__") != null)) {
            answering.add(application);
        }
    }

    private static void undone(Run run, Runnable answer) {
        Heap.Snapshot before = run.heap().snapshot();
        run.facts().alone(() -> {
            try {
                answer.run();
            } catch (Raised | Exited ended) {
                run.cannotTell(Trace.NONE);
            }
        });
        run.heap().restore(before);
    }
}
