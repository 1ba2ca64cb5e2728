package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.Callbacks;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models functions that run a function which they get, or are told by name, to its end, and return what it returns. */
public final class RunNatives {
    /** The functions, each with those of its keyword arguments that are its own. */
    private static final Map<String, List<String>> RUN = Map.of(
            "anyio.run", List.of("backend", "backend_options"),
            "anyio.from_thread.run", List.of(),
            "anyio.from_thread.run_sync", List.of(),
            "trio.run",
                    List.of(
                            "clock",
                            "instruments",
                            "restrict_keyboard_interrupt_to_checkpoints",
                            "strict_exception_groups"),
            "trio.from_thread.run", List.of("trio_token"),
            "trio.from_thread.run_sync", List.of("trio_token"),
            "curio.run", List.of("with_monitor", "selector", "debug", "activations"));

    private RunNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        RUN.forEach((name, own) -> all.put(name, (run, call) -> called(run, call, own)));
        all.put("hupper.start_reloader", RunNatives::reloaded);
    }

    /** A coroutine is what its function returns, as asyncio's are. */
    private static Value called(Run run, Invocation call, List<String> own) {
        Value function = call.arguments().value(0, "", Value.UNKNOWN);
        Map<String, Argument> keywords = new HashMap<>(call.arguments().keywords());
        own.forEach(keywords::remove);
        Arguments rest = call.arguments().withoutFirst();
        return Callbacks.isCallable(function.data())
                ? function.data()
                        .call(run, function, call.with(new Arguments(rest.positional(), keywords, rest.open())))
                : function;
    }

    /** {@code start_reloader("shop.server.main", worker_args=[…])}: the worker imports the function, and calls it. */
    private static Value reloaded(Run run, Invocation call) {
        Value path = call.arguments().value(0, "worker_path", Value.UNKNOWN);
        if (path.data() instanceof Scalar.Text name) {
            Value worker = run.imports().string(name.text());
            Arguments arguments = run.calls()
                    .spread(
                            call.arguments().value("worker_args"),
                            call.arguments().value("worker_kwargs"));
            worker.data().call(run, worker, call.with(arguments));
        } else {
            run.externals().give(call);
        }
        return run.cannotTell(path.trace());
    }
}
