package dev.undebug.service.judge;

import dev.undebug.fact.Word;
import dev.undebug.flask.AppRun;
import dev.undebug.flask.DashRun;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskGroupRun;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.PassingRun;
import dev.undebug.flask.QuartRun;
import dev.undebug.flask.ServerRun;
import dev.undebug.flask.SimpleRun;
import dev.undebug.flask.SocketIoRun;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.launch.Program;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.run.Flags;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the table that decides the outcome of a start. */
final class StartedServer {
    private static final Set<String> GREEN = Set.of("eventlet", "gevent");

    private final AppStart start;
    private final Installed installed;
    private final CommandFlags flags;

    StartedServer(AppStart start, Program program) {
        this.start = start;
        this.installed = program.installed();
        this.flags = CommandFlags.of(start.kind(), program);
    }

    /**
     * Returns the start with its arguments.
     *
     * @param setting the application's debug flag before the start
     */
    ServerRun run(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting) {
        return switch (start.kind()) {
            case FLASK -> new AppRun(debug, useDebugger, setting, start.loadDotenv() != Truth.FALSE);
            case RUN_SIMPLE -> new SimpleRun(useDebugger, setting);
            case SOCKETIO -> threads() ? new SocketIoRun(debug, useDebugger, setting) : new PassingRun(debug, setting);
            case DASH -> new DashRun(debug, useDebugger);
            case QUART ->
                new QuartRun(
                        debug, installed.quart().tracebacks(), installed.quart().ownVariables() != Truth.TRUE);
            case FLASK_GROUP -> new FlaskGroupRun(command(debug, useDebugger), setting);
            case FLASK_SCRIPT -> new PassingRun(debug, setting);
        };
    }

    /** Words that the program gives take the place of the launch's; the group's defaults yield to either. */
    private FlaskRun command(Optional<Flag> debug, Optional<Flag> useDebugger) {
        FlaskRun quiet = flags.quiet();
        return start.debug().isPresent()
                ? new FlaskRun(debug, true, useDebugger, Optional.empty())
                : new FlaskRun(quiet.debug(), quiet.before(), quiet.debugger().or(() -> useDebugger), Optional.empty());
    }

    /** Returns the options of a command that starts the server as {@code flask run} does. */
    FlaskRun options() {
        return start.debug().isPresent()
                ? command(Flags.argument(start.debug()), Flags.argument(start.useDebugger()))
                : flags.options();
    }

    /** Returns the words of the launch that turn debug mode or the debugger on. */
    List<Word> flags() {
        return start.kind() == AppStart.Kind.FLASK_GROUP && start.debug().isPresent() ? List.of() : flags.words();
    }

    /** Returns the start with only this word. */
    ServerRun with(Word word, Optional<Flag> setting) {
        return start.kind() == AppStart.Kind.FLASK_GROUP
                ? new FlaskGroupRun(flags.with(word), setting)
                : new PassingRun(Optional.of(Flag.ON), setting);
    }

    /** Returns whether {@code app.run()} or {@code flask run} finally starts the server. */
    boolean endsInFlask() {
        return switch (start.kind()) {
            case FLASK, FLASK_GROUP -> true;
            case SOCKETIO -> threads();
            case RUN_SIMPLE, DASH, QUART, FLASK_SCRIPT -> false;
        };
    }

    /** Returns whether Werkzeug's development server finally answers visitors. */
    boolean endsInWerkzeug() {
        return switch (start.kind()) {
            case FLASK, RUN_SIMPLE, DASH, FLASK_GROUP, FLASK_SCRIPT -> true;
            case SOCKETIO -> threads();
            case QUART -> false;
        };
    }

    /** Returns whether {@code .env} files are certainly read. */
    boolean readsDotenv() {
        return endsInFlask() && (start.kind() != AppStart.Kind.FLASK || start.loadDotenv() == Truth.TRUE);
    }

    /** Flask-SocketIO uses eventlet or gevent if they are installed, unless its mode is set. */
    private boolean threads() {
        boolean green = installed.names().stream().anyMatch(GREEN::contains);
        return start.loadDotenv() == Truth.TRUE || (start.loadDotenv() == Truth.UNKNOWN && !green);
    }
}
