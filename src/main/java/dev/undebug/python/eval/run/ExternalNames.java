package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.Exceptions;
import dev.undebug.python.eval.value.AtLeast;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classifies names outside the repository, in the standard library and in other packages. */
final class ExternalNames {
    /** Aliases in the standard library. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("types.NoneType", "builtins.NoneType"),
            Map.entry("flask.app.Flask", "flask.Flask"),
            Map.entry("flask.config.Config", "flask.Config"),
            Map.entry("flask.globals.current_app", "flask.current_app"),
            Map.entry("werkzeug.run_simple", "werkzeug.serving.run_simple"),
            Map.entry("werkzeug.DebuggedApplication", "werkzeug.debug.DebuggedApplication"),
            Map.entry("setuptools._distutils.util.strtobool", "distutils.util.strtobool"),
            Map.entry("multiprocessing.context.Process", "multiprocessing.Process"),
            Map.entry("dotenv.main.load_dotenv", "dotenv.load_dotenv"),
            Map.entry("quart.app.Quart", "quart.Quart"),
            Map.entry("dash.dash.Dash", "dash.Dash"),
            Map.entry("foca.foca.Foca", "foca.Foca"),
            Map.entry("dash_extensions.enrich.Dash", "dash.Dash"),
            Map.entry("dash_extensions.enrich.DashProxy", "dash.Dash"),
            Map.entry("jupyter_dash.JupyterDash", "dash.Dash"),
            Map.entry("asyncio.get_event_loop", "asyncio.events.get_event_loop"),
            Map.entry("asyncio.get_running_loop", "asyncio.events.get_running_loop"),
            Map.entry("asyncio.new_event_loop", "asyncio.events.new_event_loop"),
            Map.entry("multiprocessing.dummy.Process", "threading.Thread"),
            Map.entry("multiprocessing.dummy.Pool", "multiprocessing.pool.ThreadPool"));

    /** Flask 1.0 still supports Python 3.4; older versions are not modelled. */
    private static final int OLDEST_MINOR = 4;

    private static final Map<String, Value> CONSTANTS = Map.of(
            "os.name", Value.of("posix"),
            "sys.platform", Value.of("linux"),
            "sys.flags.debug", Value.of(0),
            "typing.TYPE_CHECKING", Value.of(false),
            "typing_extensions.TYPE_CHECKING", Value.of(false),
            "sys.version_info",
                    Value.of(new Tuple(List.of(Value.of(3), Value.of(AtLeast.of(OLDEST_MINOR)), Value.UNKNOWN))));

    /** Python 3's, besides constants and exceptions. */
    private static final Set<String> BUILTIN_NAMES = Set.of(
            "abs",
            "aiter",
            "all",
            "anext",
            "any",
            "ascii",
            "bin",
            "bool",
            "breakpoint",
            "bytearray",
            "bytes",
            "callable",
            "chr",
            "classmethod",
            "compile",
            "complex",
            "copyright",
            "credits",
            "delattr",
            "dict",
            "dir",
            "divmod",
            "enumerate",
            "eval",
            "exec",
            "exit",
            "filter",
            "float",
            "format",
            "frozenset",
            "getattr",
            "globals",
            "hasattr",
            "hash",
            "help",
            "hex",
            "id",
            "input",
            "int",
            "isinstance",
            "issubclass",
            "iter",
            "len",
            "license",
            "list",
            "locals",
            "map",
            "max",
            "memoryview",
            "min",
            "next",
            "object",
            "oct",
            "open",
            "ord",
            "pow",
            "print",
            "property",
            "quit",
            "range",
            "repr",
            "reversed",
            "round",
            "set",
            "setattr",
            "slice",
            "sorted",
            "staticmethod",
            "str",
            "sum",
            "super",
            "tuple",
            "type",
            "vars",
            "zip",
            "Ellipsis",
            "NotImplemented",
            "__build_class__",
            "__import__");

    private static final Set<String> TYPES = Set.of(
            "builtins.bool",
            "builtins.bytes",
            "builtins.dict",
            "builtins.float",
            "builtins.frozenset",
            "builtins.int",
            "builtins.list",
            "builtins.object",
            "builtins.set",
            "builtins.str",
            "builtins.tuple",
            "builtins.type");

    private ExternalNames() {}

    /** Returns the value of a name that is the same wherever the program runs; null for any other. */
    static @Nullable Value constant(String dotted) {
        return CONSTANTS.get(dotted);
    }

    /** Returns the value of {@code __debug__}: Python is told not to check assertions by any text but a zero. */
    static Value debug(@Nullable Value optimizes) {
        if (optimizes == null) {
            return Value.of(true);
        }
        return optimizes.data() instanceof Scalar.Text text && !optimizes.maybeAbsent()
                ? Value.of(text.text().matches("0{0,9}")).with(optimizes.trace())
                : Value.unknown(optimizes.trace());
    }

    /** Returns the names of a module that are aliases, or the same wherever the program runs. */
    static Stream<String> inModule(String module) {
        return Stream.concat(ALIASES.keySet().stream(), CONSTANTS.keySet().stream())
                .filter(dotted -> dotted.lastIndexOf('.') == module.length() && dotted.startsWith(module))
                .map(dotted -> dotted.substring(module.length() + 1));
    }

    static String canonical(String dotted) {
        return ALIASES.getOrDefault(dotted, dotted);
    }

    /** Returns whether a name is a built-in class. */
    static boolean isBuiltinType(String dotted) {
        return TYPES.contains(dotted) || Exceptions.isBuiltin(dotted);
    }

    static boolean isBuiltin(String name) {
        return BUILTIN_NAMES.contains(name) || Exceptions.isKnown(name) || name.equals("__debug__");
    }
}
