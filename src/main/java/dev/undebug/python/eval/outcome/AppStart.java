package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The program starts a development server.
 *
 * @param kind how
 * @param module the file with the call
 * @param call the call
 * @param scope qualified name of the function around it; {@code <module>} at the top level
 * @param options what the call passes
 * @param settings the application's debug settings in force when it starts, last one last
 * @param environment the environment when it starts: what the program began with, and what it changed since
 * @param made the environment in which the application was made
 * @param certain false when a condition that cannot be told guards it
 */
public record AppStart(
        Kind kind,
        PythonModule module,
        Place call,
        String scope,
        Options options,
        List<DebugSetting> settings,
        Environment environment,
        Environment made,
        boolean certain) {
    public AppStart {
        settings = List.copyOf(settings);
    }

    /** How the server is started. */
    public enum Kind {
        /** {@code Flask.run} */
        FLASK,
        /** {@code werkzeug.serving.run_simple} */
        RUN_SIMPLE,
        /** {@code SocketIO.run} of Flask-SocketIO */
        SOCKETIO,
        /** {@code Dash.run} */
        DASH,
        /** {@code Quart.run} */
        QUART,
        /** {@code run} of a {@code FlaskGroup}, which is {@code flask run} with an application of its own */
        FLASK_GROUP,
        /** {@code Server} of Flask-Script */
        FLASK_SCRIPT
    }

    /**
     * What the call that starts a server passes.
     *
     * @param debug the debug argument, if one is passed
     * @param debugArgument the whole argument as written ({@code debug=True}); empty where it comes from {@code **kwargs}
     * @param useDebugger the use_debugger argument
     * @param useEvalex the use_evalex argument: whether the debugger's pages have a console
     * @param host the host argument, where it is a known string
     * @param loadDotenv whether the load_dotenv argument lets Flask read {@code .env} files and {@code FLASK_DEBUG}
     */
    public record Options(
            Optional<Traced> debug,
            Optional<Span> debugArgument,
            Optional<Traced> useDebugger,
            Optional<Traced> useEvalex,
            Optional<String> host,
            Truth loadDotenv) {

        /** Returns these options for a call that takes {@code debug=None} for off. */
        public Options withNoneForOff() {
            Optional<Traced> given = debug.map(value -> value.at(value.place()));
            return new Options(given, debugArgument, useDebugger, useEvalex, host, loadDotenv);
        }
    }

    public Optional<Traced> debug() {
        return options.debug();
    }

    public Optional<Span> debugArgument() {
        return options.debugArgument();
    }

    public Optional<Traced> useDebugger() {
        return options.useDebugger();
    }

    public Optional<Traced> useEvalex() {
        return options.useEvalex();
    }

    public Optional<String> host() {
        return options.host();
    }

    public Truth loadDotenv() {
        return options.loadDotenv();
    }

    /** Returns this start in a program of which something was left out. */
    public AppStart doubted() {
        List<DebugSetting> doubts = settings.stream().map(DebugSetting::doubted).toList();
        return new AppStart(kind, module, call, scope, options, doubts, environment, made, false);
    }
}
