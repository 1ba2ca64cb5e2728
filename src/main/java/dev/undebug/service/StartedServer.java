package dev.undebug.service;

import dev.undebug.flask.AppRun;
import dev.undebug.flask.DashRun;
import dev.undebug.flask.Flag;
import dev.undebug.flask.ServerRun;
import dev.undebug.flask.SimpleRun;
import dev.undebug.flask.SocketIoRun;
import dev.undebug.python.eval.AppStart;
import dev.undebug.python.eval.Truth;
import java.util.Optional;
import java.util.Set;

/** The table that decides what comes of a start. */
final class StartedServer {
    private static final Set<String> GREEN = Set.of("eventlet", "gevent");

    private final AppStart start;
    private final Installed installed;

    StartedServer(AppStart start, Installed installed) {
        this.start = start;
        this.installed = installed;
    }

    /**
     * Returns the start with what is passed to it.
     *
     * @param setting what the application's debug flag was set to before
     */
    ServerRun run(Optional<Flag> debug, Optional<Flag> useDebugger, Optional<Flag> setting) {
        return switch (start.kind()) {
            case FLASK -> new AppRun(debug, useDebugger, setting, start.loadDotenv() != Truth.FALSE);
            case RUN_SIMPLE -> new SimpleRun(useDebugger, setting);
            case SOCKETIO -> new SocketIoRun(debug, useDebugger, setting, threads());
            case DASH -> new DashRun(debug, useDebugger);
        };
    }

    /** Returns whether {@code app.run()} is what starts the server in the end. */
    boolean endsInFlask() {
        return start.kind() == AppStart.Kind.FLASK || (start.kind() == AppStart.Kind.SOCKETIO && threads());
    }

    /** Returns whether {@code .env} files are read for certain. */
    boolean readsDotenv() {
        return endsInFlask() && (start.kind() != AppStart.Kind.FLASK || start.loadDotenv() == Truth.TRUE);
    }

    /** Flask-SocketIO uses eventlet or gevent where they are installed, unless it is told what to use. */
    private boolean threads() {
        boolean green = installed.names().stream().anyMatch(GREEN::contains);
        return start.loadDotenv() == Truth.TRUE || (start.loadDotenv() == Truth.UNKNOWN && !green);
    }
}
