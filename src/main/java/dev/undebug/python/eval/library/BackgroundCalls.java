package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Models functions that run another one in a thread, a process or a green thread while the program goes on, and those for
 * which the program waits.
 */
public final class BackgroundCalls {
    private BackgroundCalls() {}

    public static void register(Map<String, NativeFunction> all) {
        for (String name : List.of(
                "undebug_model.in_thread",
                "asyncio.to_thread",
                "anyio.to_thread.run_sync",
                "trio.to_thread.run_sync",
                "asgiref.sync.sync_to_async",
                "starlette.concurrency.run_in_threadpool",
                "fastapi.concurrency.run_in_threadpool")) {
            all.put(name, (run, call) -> beside(run, call, call.arguments().withoutFirst(), true));
        }
        for (String name : List.of("undebug_model.beside", "gevent.spawn", "eventlet.spawn", "eventlet.spawn_n")) {
            all.put(name, (run, call) -> beside(run, call, call.arguments().withoutFirst(), false));
        }
        for (String name : List.of("undebug_model.blocks", "uvicorn.run", "eventlet.wsgi.server", "bjoern.run")) {
            all.put(name, BackgroundCalls::blocks);
        }
        for (String name : List.of("sys.setprofile", "sys.settrace", "threading.setprofile", "threading.settrace")) {
            all.put(name, (run, call) -> beside(run, call, unknown(3), false));
        }
        all.put("sys.addaudithook", (run, call) -> beside(run, call, unknown(2), false));
        all.put("_thread.start_new_thread", (run, call) -> beside(run, call, listed(run, call.arguments()), true));
    }

    /** Returns the arguments of a function that Python calls at any time. */
    private static Arguments unknown(int count) {
        return Arguments.of(Collections.nCopies(count, Value.UNKNOWN));
    }

    /** {@code start_new_thread(function, args, kwargs)}. */
    private static Arguments listed(Run run, Arguments arguments) {
        return run.calls().spread(arguments.value(1, ""), arguments.value(2, ""));
    }

    /** Models a production server that serves until the program is stopped. */
    private static Value blocks(Run run, Invocation call) {
        run.facts().blocks(call.site().place());
        return Value.NONE;
    }

    /**
     * Calls the first argument. An exception ends its thread, not the program.
     *
     * @param thread whether it runs in a thread, and not in the main one: of a process, or with green threads
     */
    private static Value beside(Run run, Invocation call, Arguments arguments, boolean thread) {
        Value function = call.arguments().value(0, "", Value.UNKNOWN);
        return run.facts().beside(thread, () -> {
            try {
                return function.data().call(run, function, call.with(arguments));
            } catch (Raised | Exited ended) {
                return run.cannotTell(Trace.NONE);
            }
        });
    }
}
