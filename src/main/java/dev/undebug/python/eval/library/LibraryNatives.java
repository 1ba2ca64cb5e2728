package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.EndedCoroutine;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** Matches quotes, escapes and remarks. */
    private static final Pattern SPECIAL = Pattern.compile("[\"'\\\\#]");

    /** The parameters of {@code patch.dict}; other keywords are keys. */
    private static final Set<String> PATCHING = Set.of("in_dict", "values", "clear");

    /** Decorators that return the class or function itself. */
    private static final List<String> UNCHANGING = List.of(
            "enum.unique",
            "functools.total_ordering",
            "typing.final",
            "typing.no_type_check",
            "typing.override",
            "typing.runtime_checkable",
            "typing_extensions.final",
            "typing_extensions.override",
            "typing_extensions.runtime_checkable");

    /** Those with options. */
    private static final List<String> UNCHANGING_BY_OPTIONS =
            List.of("enum.verify", "typing.dataclass_transform", "typing_extensions.deprecated", "warnings.deprecated");

    private LibraryNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        UNCHANGING.forEach(name -> all.put(name, IDENTITY));
        UNCHANGING_BY_OPTIONS.forEach(name -> all.put(name, OPTIONS));
        all.put("functools.wraps", OPTIONS);
        all.put("functools.cache", IDENTITY);
        all.put(
                "functools.lru_cache",
                (run, call) -> isDecorating(call.arguments()) ? IDENTITY.call(run, call) : OPTIONS.call(run, call));
        all.put("functools.update_wrapper", IDENTITY);
        all.put("distutils.util.strtobool", (run, call) -> Conversions.strtobool(run, text(call)));
        all.put("shlex.split", (run, call) -> words(run, text(call)));
        all.put("json.loads", LibraryNatives::json);
        all.put("importlib.import_module", LibraryNatives::importModule);
        for (String name : List.of("importlib.util.find_spec", "importlib.find_loader", "pkgutil.find_loader")) {
            all.put(name, LibraryNatives::specification);
        }
        all.put("pkgutil.resolve_name", LibraryNatives::resolved);
        for (String name : List.of("get_objects", "get_referrers", "get_referents")) {
            all.put("gc." + name, (run, call) -> objects(run));
        }
        for (String name : List.of("run", "create_task", "ensure_future", "shield")) {
            all.put("asyncio." + name, IDENTITY);
        }
        all.put("asyncio.gather", LibraryNatives::all);
        all.put("asyncio.wait", LibraryNatives::all);
        all.put("contextlib.contextmanager", (run, call) -> context(text(call)));
        all.put("contextlib.asynccontextmanager", (run, call) -> context(text(call)));
        all.put("contextlib.nullcontext", IDENTITY);
        all.put("builtins.breakpoint", LibraryNatives::breakpoint);
        for (String mock : List.of("unittest.mock", "mock")) {
            all.put(mock + ".patch.dict", LibraryNatives::patchedDict);
        }
    }

    /** Of all objects that there are, the application is the one that matters. */
    private static Value objects(Run run) {
        return Value.of(PyList.of(run, false, List.of(run.externals().attribute("flask", "current_app"))));
    }

    /** A decoder of its own reads what it likes; the hook gets each dict, the outermost one last. */
    private static Value json(Run run, Invocation call) {
        Value decoder = call.arguments().value(Integer.MAX_VALUE, "cls", Value.NONE);
        if (!decoder.isNone()) {
            run.externals().give(decoder);
            return run.cannotTell(decoder.trace());
        }
        Value loaded = PythonJson.loads(run, text(call));
        @Nullable Value hook = call.arguments().value(Integer.MAX_VALUE, "object_hook");
        if (hook == null || hook.isNone()) {
            return loaded;
        }
        run.externals().give(hook);
        return loaded.data() instanceof PyDict
                ? run.calls().plain(hook, List.of(loaded))
                : run.cannotTell(loaded.trace());
    }

    /** Returns whether a decorator gets its function, not options: {@code @lru_cache}, not {@code @lru_cache(64)}. */
    private static boolean isDecorating(Arguments arguments) {
        return !arguments.positional().isEmpty()
                && !(arguments.positional().get(0).value().data() instanceof Scalar)
                && !arguments.positional().get(0).value().isNone();
    }

    /** Splits a command as a shell would, if nothing in it is quoted or left out. */
    private static Value words(Run run, Value command) {
        if (!(command.data() instanceof Scalar.Text text)
                || SPECIAL.matcher(text.text()).find()) {
            return run.cannotTell(command.trace());
        }
        List<Value> words = Arrays.stream(text.text().strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Value.of(word).with(command.trace()))
                .toList();
        return Value.of(PyList.of(run, false, words));
    }

    /** Waits for several coroutines: if one does not come to its end, they do not. */
    private static Value all(Run run, Invocation call) {
        List<Value> waiting = new ArrayList<>();
        for (Value each : call.arguments().values()) {
            @Nullable List<Value> elements = each.data().elements(run);
            waiting.addAll(elements == null ? List.of(each) : elements);
        }
        return waiting.stream()
                .filter(each -> each.data() instanceof EndedCoroutine)
                .findFirst()
                .orElseGet(() -> run.cannotTell(call.arguments().trace()));
    }

    /** Looks for a module: there is none where the image certainly lacks its file. */
    private static Value specification(Run run, Invocation call) {
        boolean lacks = text(call).data() instanceof Scalar.Text name
                && run.imports()
                        .file(name.text())
                        .filter(run.files()::goesOnWithout)
                        .isPresent();
        return lacks ? Value.NONE : run.cannotTell(call.arguments().trace());
    }

    private static Value resolved(Run run, Invocation call) {
        Value name = call.arguments().value(0, "name", Value.UNKNOWN);
        return name.data() instanceof Scalar.Text text
                ? run.imports().string(text.text())
                : run.cannotTell(name.trace());
    }

    /** Calls the function that a variable names; it is that of a debugger without. */
    private static Value breakpoint(Run run, Invocation call) {
        @Nullable Value named = run.environ().find("PYTHONBREAKPOINT");
        if (named == null
                || !(named.data() instanceof Scalar.Text text)
                || !text.text().contains(".")) {
            return run.cannotTell(call.arguments().trace());
        }
        Value function = run.imports().string(text.text());
        return function.data().call(run, function, call);
    }

    /** {@code patch.dict(os.environ, {…})}: it changes the mapping where it is started, or around what it decorates. */
    private static Value patchedDict(Run run, Invocation call) {
        Value target = call.arguments().value(0, "in_dict", Value.UNKNOWN);
        boolean named = target.data() instanceof Scalar.Text text && text.text().equals("os.environ");
        Value mapping = named ? Value.of(run.environ()) : target;
        Value values = call.arguments().value(1, "values", Value.UNKNOWN);
        Runnable change = () -> {
            if (mapping.data() instanceof Mapping changed) {
                changed.update(run, values, call.site());
                call.arguments().keywords().forEach((name, argument) -> {
                    if (!PATCHING.contains(name)) {
                        changed.setItem(run, Value.of(name), argument.value(), call.site());
                    }
                });
            }
        };
        run.either(
                Trace.NONE,
                () -> {
                    change.run();
                    return Value.NONE;
                },
                () -> Value.NONE);
        Instance patch = ObjectNatives.plain(run);
        Method start = new Method(Value.NONE, "start", (run2, method, invocation) -> {
            change.run();
            return mapping;
        });
        patch.state().put("start", Value.of(start));
        return Value.of(patch);
    }

    private static Value text(Invocation call) {
        return call.arguments().value(0, "", Value.UNKNOWN);
    }

    private static Value context(Value function) {
        return function.data() instanceof Function generator ? Value.of(generator.asContext()) : function;
    }

    /** Models {@code __import__}, which gives the package of a dotted name, unless names are to be imported from the module. */
    static Value importTop(Run run, Invocation call) {
        Value name = text(call);
        boolean named = call.arguments().value(3, "fromlist", Value.of(false)).truth() != Truth.FALSE;
        if (!(name.data() instanceof Scalar.Text text) || text.text().startsWith(".")) {
            return run.cannotTell(name.trace());
        }
        Value module = run.imports().module(text.text());
        int dot = text.text().indexOf('.');
        return named || dot < 0 ? module : run.imports().module(text.text().substring(0, dot));
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
