package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.Partial;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models functions of the standard library and of command line packages that decide how programs start. */
public final class LibraryNatives {
    private static final NativeFunction IDENTITY =
            (run, call) -> call.arguments().value(0, "", Value.UNKNOWN);

    /** A decorator factory: called with options, it returns a decorator that changes nothing. */
    private static final NativeFunction OPTIONS =
            (run, call) -> Value.of(new Method(Value.NONE, "decorator", (run2, method, invocation) -> invocation
                    .arguments()
                    .value(0, "", Value.UNKNOWN)));

    private LibraryNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("functools.partial", (run, call) -> partial(call.arguments()));
        all.put("functools.wraps", OPTIONS);
        all.put("functools.cache", IDENTITY);
        all.put(
                "functools.lru_cache",
                (run, call) ->
                        call.arguments().positional().isEmpty() ? OPTIONS.call(run, call) : IDENTITY.call(run, call));
        all.put("threading.Thread", (run, call) -> worker(run, call, 1));
        all.put("multiprocessing.Process", (run, call) -> worker(run, call, 1));
        all.put("threading.Timer", (run, call) -> timer(run, call));
        all.put("distutils.util.strtobool", (run, call) -> Conversions.strtobool(run, text(call)));
        all.put("json.loads", (run, call) -> PythonJson.loads(run, text(call)));
        all.put("importlib.import_module", LibraryNatives::importModule);
        all.put("asyncio.run", IDENTITY);
        all.put("contextlib.contextmanager", (run, call) -> context(text(call)));
        all.put("contextlib.asynccontextmanager", (run, call) -> context(text(call)));
        all.put("contextlib.nullcontext", IDENTITY);
    }

    private static Value text(Invocation call) {
        return call.arguments().value(0, "", Value.UNKNOWN);
    }

    private static Value context(Value function) {
        return function.data() instanceof Function generator ? Value.of(generator.asContext()) : function;
    }

    private static Value partial(Arguments arguments) {
        return arguments.positional().isEmpty()
                ? Value.UNKNOWN
                : Value.of(new Partial(arguments.values().get(0), arguments.withoutFirst()));
    }

    private static Value worker(Run run, Invocation call, int target) {
        Arguments arguments = call.arguments();
        Value function = arguments.value(target, "target", Value.UNKNOWN);
        return started(run, function, arguments.value(target + 2, "args"), arguments.value(target + 3, "kwargs"));
    }

    private static Value timer(Run run, Invocation call) {
        Arguments arguments = call.arguments();
        Value function = arguments.value(1, "function", Value.UNKNOWN);
        return started(run, function, arguments.value(2, "args"), arguments.value(3, "kwargs"));
    }

    /** Models a thread: an object whose {@code start} calls the target. */
    private static Value started(Run run, Value function, @Nullable Value args, @Nullable Value kwargs) {
        Arguments arguments = run.calls().spread(args, kwargs);
        Value partial = Value.of(new Partial(function, arguments));
        return Value.of(new UnstartedWorker(run, partial));
    }

    static Value importModule(Run run, Invocation call) {
        Value name = text(call);
        List<Value> values = call.arguments().values();
        return values.size() == 1
                        && name.data() instanceof Scalar.Text text
                        && !text.text().startsWith(".")
                ? run.imports().module(text.text())
                : run.cannotTell(name.trace());
    }
}
