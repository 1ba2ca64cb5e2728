package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A start of a development server.
 *
 * @param kind the function that starts it
 * @param module the file with the call
 * @param call the call
 * @param scope qualified name of the function around it; {@code <module>} at the top level
 * @param options the options of the call
 * @param settings the application's debug settings in force when it starts, last one last
 * @param environment the environment when it starts, including the program's own changes
 * @param made the environment in which the application was made
 * @param behind the call that started another server, which has to end before this one starts
 * @param given the call that gives a function with the start to code outside the repository, which may call it
 * @param otherwise a start in the other branch of an undecided condition, which is like it
 * @param threaded whether it starts in another thread than the main one
 * @param presumed whether nothing but its name tells that the application is one of Flask
 * @param removed whether the installed release of the library has this way to start a server no longer: the call raises
 * @param switchedLater whether a request may set debug mode on the application, when the server has no debugger already
 * @param certain false if an undecided condition guards it
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
        Optional<Place> behind,
        Optional<Place> given,
        Optional<Place> otherwise,
        boolean threaded,
        boolean presumed,
        boolean removed,
        boolean switchedLater,
        boolean certain) {
    /** The port on which the servers of Flask, Quart and Flask-SocketIO listen that are told none, and {@code flask run}. */
    public static final int OWN_PORT = 5000;

    /** The variables from which the servers take debug mode. */
    private static final Set<String> VARIABLES =
            Set.of("FLASK_DEBUG", "FLASK_ENV", "QUART_DEBUG", "QUART_ENV", "DASH_DEBUG");

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

    /** Whether a call starts its server only at a terminal, as releases of Flask-SocketIO do that keep people from Werkzeug's. */
    public enum Terminal {
        /** It starts the server anywhere, or may do so. */
        OPTIONAL,
        /** It starts no server of Werkzeug's without a terminal. */
        NEEDED,
        /** It is the same as {@link #NEEDED} if neither eventlet nor gevent is installed, with which another server starts. */
        NEEDED_IN_THREADS
    }

    /**
     * The options of a call that starts a server.
     *
     * @param debug the debug argument, if the call has one
     * @param debugArgument the whole argument as written ({@code debug=True}); empty if it comes from
     *     {@code **kwargs}
     * @param useDebugger the use_debugger argument
     * @param useEvalex the use_evalex argument: whether the debugger's pages have a console
     * @param host where the server listens, if it is known: the host argument, or an empty text for the library's own address,
     *     which is {@code 127.0.0.1}
     * @param port on which the server listens, if it is known
     * @param loadDotenv whether the load_dotenv argument lets Flask read {@code .env} files and {@code FLASK_DEBUG}
     * @param reloader whether the use_reloader argument lets debug mode start the program again
     * @param terminal whether the server starts without one
     */
    public record Options(
            Optional<Traced> debug,
            Optional<Span> debugArgument,
            Optional<Traced> useDebugger,
            Optional<Traced> useEvalex,
            Optional<String> host,
            Optional<Integer> port,
            Truth loadDotenv,
            Truth reloader,
            Terminal terminal) {

        /** Returns these options for a call for which {@code debug=None} means off. */
        public Options withNoneForOff() {
            Optional<Traced> given = debug.map(value -> value.at(value.place()));
            return new Options(
                    given, debugArgument, useDebugger, useEvalex, host, port, loadDotenv, reloader, terminal);
        }

        /** Returns these options for a call that listens somewhere else. */
        public Options on(Optional<String> address) {
            return new Options(
                    debug, debugArgument, useDebugger, useEvalex, address, port, loadDotenv, reloader, terminal);
        }

        /** Returns these options for a call of which the port is not known. */
        public Options onSomePort() {
            return new Options(
                    debug,
                    debugArgument,
                    useDebugger,
                    useEvalex,
                    host,
                    Optional.empty(),
                    loadDotenv,
                    reloader,
                    terminal);
        }

        /** Returns these options for a call that has the reloader only if it asks for it. */
        public Options withReloader(Truth asked) {
            return new Options(debug, debugArgument, useDebugger, useEvalex, host, port, loadDotenv, asked, terminal);
        }

        /** Returns these options for a call that may start nothing without a terminal. */
        public Options at(Terminal needed) {
            return new Options(debug, debugArgument, useDebugger, useEvalex, host, port, loadDotenv, reloader, needed);
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

    public Optional<Integer> port() {
        return options.port();
    }

    public Truth loadDotenv() {
        return options.loadDotenv();
    }

    /** Returns this start as uncertain, because parts of the program were skipped. */
    public AppStart doubted() {
        return with(settings.stream().map(DebugSetting::doubted).toList(), otherwise, false);
    }

    /** Returns whether an argument of the call turns something on. */
    public boolean isSwitchedOn() {
        return Stream.concat(debug().stream(), useDebugger().stream()).anyMatch(value -> value.truth() == Truth.TRUE);
    }

    /** Returns whether no argument of the call says anything of debug mode, and a setting or a variable does. */
    public boolean leavesAllToSettings() {
        return debug().isEmpty()
                && useDebugger().isEmpty()
                && useEvalex().isEmpty()
                && (settings.stream().anyMatch(setting -> setting.value().truth() == Truth.TRUE)
                        || environment.values().keySet().stream().anyMatch(VARIABLES::contains));
    }

    /** Returns this start as one that certainly happens, or else another one that is alike. */
    public AppStart orElse(Place other) {
        return with(settings, Optional.of(other), true);
    }

    /** Returns this start as one that certainly happens. */
    public AppStart settled() {
        return with(settings, otherwise, true);
    }

    private AppStart with(List<DebugSetting> otherSettings, Optional<Place> alike, boolean sure) {
        return new AppStart(
                kind,
                module,
                call,
                scope,
                options,
                otherSettings,
                environment,
                made,
                behind,
                given,
                alike,
                threaded,
                presumed,
                removed,
                switchedLater,
                sure);
    }

    /** Returns this start of a run that begins in another environment. */
    AppStart in(Environment start, EnvironmentUse use) {
        return new AppStart(
                kind,
                module,
                call,
                scope,
                options,
                settings,
                use.over(environment, start),
                use.over(made, start),
                behind,
                given,
                otherwise,
                threaded,
                presumed,
                removed,
                switchedLater,
                certain);
    }
}
