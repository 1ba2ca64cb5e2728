package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An application of another framework.
 *
 * @param run the run that made it
 * @param library its package
 */
record ForeignApp(Run run, String library, Table state) implements ServerObject {
    private static final int NOWHERE = Integer.MAX_VALUE;

    @Override
    public String shown() {
        return "<application>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        @Nullable Value kept = state.get(name);
        if (kept != null) {
            return kept.present();
        }
        // A route decorator returns the function; nothing else matters here.
        return run.method(self, name, ForeignApp::call);
    }

    private static Value call(Run run, Method method, Invocation call) {
        boolean starts = method.name().equals("run") || method.name().equals("listen");
        if (starts && method.self().data() instanceof ForeignApp app) {
            Disclosures.asked(run, call, app.library, "run", call.arguments().value(NOWHERE, "debug"));
        }
        boolean adds = method.name().equals("add_middleware")
                && isErrors(call.arguments().value(0, "middleware_class"));
        if (adds && method.self().data() instanceof ForeignApp app) {
            Disclosures.asked(
                    run, call, app.library, method.name(), call.arguments().value(NOWHERE, "debug"));
        }
        return run.cannotTell(Trace.NONE);
    }

    /** Returns whether it is the class of Starlette that answers errors, with tracebacks in debug mode. */
    private static boolean isErrors(@Nullable Value middleware) {
        return middleware != null
                && middleware.data() instanceof External external
                && external.dotted().endsWith(".ServerErrorMiddleware");
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        state.put(name, value);
        if (name.equals("debug") && library.equals(Disclosure.STARLETTE)) {
            run.facts().disclosure(library, value, site.subject("debug"), site);
        }
    }

    @Override
    public Object choice() {
        return library;
    }

    @Override
    public @Nullable Data merged(Data other, Table joined) {
        return other instanceof ForeignApp app && app.library.equals(library)
                ? new ForeignApp(run, library, joined)
                : null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForeignApp app && state == app.state;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(state);
    }
}
