package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application other than Flask's, or Flask-SocketIO's server, or something else: None, or a class that takes its place
 * where the package is not installed.
 *
 * @param run the run that made it
 * @param server the application of Dash, of another framework or of an unknown one, or Flask-SocketIO's server
 */
record PossibleServer(Run run, Data server) implements Data {
    private static final Set<String> STARTS = Set.of("run", DashApp.RUN_SERVER);

    /** Joins a server with other data; null if that may start a server of another kind. */
    static @Nullable Data either(Run run, Data server, Data other, Joining states) {
        Data second = other instanceof PossibleServer possible ? possible.server : other;
        @Nullable Data joined = joined(server, second, states);
        return joined != null
                ? second.equals(other) ? joined : new PossibleServer(run, joined)
                : mayStart(other) ? null : new PossibleServer(run, server);
    }

    /** Joins two servers of one kind; null if they are of two. */
    private static @Nullable Data joined(Data first, Data second, Joining states) {
        @Nullable Table one = first.state();
        @Nullable Table two = second.state();
        boolean same = first.getClass().equals(second.getClass());
        return first.equals(second)
                ? first
                : same && one != null && two != null ? first.merged(second, states.both(one, two)) : null;
    }

    private static boolean mayStart(Data other) {
        return PossibleApp.in(other) != null
                || other instanceof DashApp
                || other instanceof SocketIo
                || other instanceof UnseenApp
                || other instanceof ForeignApp
                || other instanceof PossibleServer;
    }

    @Override
    public @Nullable Data either(Data other, Joining states) {
        @Nullable Data joined = either(run, server, other, states);
        return joined == null || joined instanceof PossibleServer ? joined : new PossibleServer(run, joined);
    }

    @Override
    public boolean isLasting() {
        return true;
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
