package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application of Dash or Flask-SocketIO's server, or something else: None, or a class that takes its place where the
 * package is not installed.
 *
 * @param run the run that made it
 * @param server an application of Dash, or Flask-SocketIO's server
 */
record PossibleServer(Run run, Data server) implements Data {
    private static final Set<String> STARTS = Set.of("run", DashApp.RUN_SERVER);

    /** Joins a server with other data; null if that may start another server. */
    static @Nullable Data either(Run run, Data server, Data other) {
        boolean same = other.equals(server) || (other instanceof PossibleServer it && it.server.equals(server));
        return same || !mayStart(other) ? new PossibleServer(run, server) : null;
    }

    private static boolean mayStart(Data other) {
        return PossibleApp.in(other) != null
                || other instanceof DashApp
                || other instanceof SocketIo
                || other instanceof PossibleServer;
    }

    @Override
    public @Nullable Data either(Data other, Joining states) {
        return either(run, server, other);
    }

    @Override
    public boolean isOneOfMany() {
        return true;
    }

    @Override
    public String shown() {
        return server.shown() + " or something else";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        interpretation.cannotTell(Trace.NONE);
        Value attribute = server.attribute(interpretation, Value.of(server), name);
        return STARTS.contains(name)
                ? run.method(self, name, (outer, method, call) -> outer.calls().perhaps(attribute, call))
                : attribute;
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        interpretation.cannotTell(Trace.NONE);
        server.setAttribute(interpretation, name, value, site);
    }
}
