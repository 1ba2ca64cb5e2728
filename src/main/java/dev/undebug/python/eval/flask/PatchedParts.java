package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of Flask and Werkzeug that decide about debug mode, where a program puts others in their place. */
final class PatchedParts {
    /** The modules of Flask that call the function, each by its own name for it. */
    private static final List<String> FLAGS =
            List.of("flask.app.get_debug_flag", "flask.sansio.app.get_debug_flag", "flask.helpers.get_debug_flag");

    private static final String SERVER = "werkzeug.serving.run_simple";
    private static final String DEBUGGER = "use_debugger";
    private static final String CONFIG_CLASS = "config_class";

    /** The methods by which a configuration gives other values than it was given. */
    private static final List<String> GIVING = List.of("__init__", "__new__", "__getitem__", "__missing__", "get");

    private PatchedParts() {}

    /** Returns what the program's own {@code get_debug_flag} says; null if it has none. */
    static @Nullable Value flag(Run run) {
        return FLAGS.stream()
                .flatMap(name -> Stream.ofNullable(run.externals().patched(name)))
                .findFirst()
                .map(function -> run.calls().plain(function, List.of()))
                .orElse(null);
    }

    /** Calls what the program put in the place of the method that makes an application, for a new one. */
    static void initialize(Run run, Value application, Invocation made) {
        @Nullable Value method = run.externals().patched(FlaskNatives.FLASK + ".__init__");
        if (method != null && method.data() instanceof Function) {
            List<Argument> positional = new ArrayList<>(List.of(Argument.of(application)));
            positional.addAll(made.arguments().positional());
            Arguments arguments = new Arguments(
                    positional, made.arguments().keywords(), made.arguments().open());
            method.data().call(run, method, made.with(arguments));
        }
    }

    /** Returns whether an application's configuration may say that debug mode is on whatever it was given. */
    static boolean hidesConfig(Run run, @Nullable PyClass type) {
        @Nullable Value own = type == null ? null : type.find(CONFIG_CLASS);
        @Nullable Value config = own == null ? run.externals().patched(FlaskNatives.FLASK + "." + CONFIG_CLASS) : own;
        return config != null
                && config.data() instanceof PyClass written
                && GIVING.stream()
                        .map(written::find)
                        .filter(Objects::nonNull)
                        .anyMatch(method -> method.data() instanceof Function);
    }

    /** Returns a call of Werkzeug's server with the default of {@code use_debugger} that the program gave it. */
    static Invocation defaults(Run run, Invocation call) {
        @Nullable Value defaults = run.externals().patched(SERVER + ".__defaults__");
        if (defaults == null || call.arguments().value(4, DEBUGGER) != null) {
            return call;
        }
        @Nullable List<Value> values = defaults.data().elements(run);
        Map<String, Argument> keywords = new LinkedHashMap<>(call.arguments().keywords());
        keywords.put(DEBUGGER, Argument.of(values == null || values.size() < 2 ? Value.UNKNOWN : values.get(1)));
        return call.with(new Arguments(
                call.arguments().positional(), keywords, call.arguments().open()));
    }

    /**
     * Starts the server that the program put in the place of Werkzeug's. Returns whether it has one that starts Werkzeug's in
     * the end.
     */
    static boolean serves(Run run, Value application, Invocation call) {
        @Nullable Value server = run.externals().patched(SERVER);
        if (server == null) {
            return false;
        }
        @Nullable Value given = call.arguments().value(2, "debug");
        Value debug = given == null || given.isNone() ? application.data().attribute(run, application, "debug") : given;
        Map<String, Argument> keywords = new LinkedHashMap<>();
        for (String name : List.of("use_reloader", DEBUGGER)) {
            keywords.put(name, Argument.of(call.arguments().value(Integer.MAX_VALUE, name, debug)));
        }
        keywords.put("threaded", Argument.of(Value.of(true)));
        List<Argument> positional = Stream.of(
                        call.arguments().value(0, "host", Value.of("127.0.0.1")),
                        call.arguments().value(1, "port", Value.UNKNOWN),
                        application)
                .map(Argument::of)
                .toList();
        int before = run.facts().starts().size();
        Arguments arguments =
                new Arguments(positional, keywords, call.arguments().open());
        server.data().call(run, server, call.with(arguments));
        return run.facts().starts().size() > before;
    }
}
