package dev.undebug.python.eval;

import dev.undebug.python.eval.outcome.LibraryTraits;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Observations.FirstRequest;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.List;

/**
 * Calls what an application calls when a server hands it the first request: {@code @app.before_first_request}, which
 * Flask 2.3 has removed.
 */
final class FirstRequests {
    private final Run run;
    private final Truth called;

    FirstRequests(Run run) {
        this.run = run;
        this.called = called(run.entry().context().traits());
    }

    private static Truth called(LibraryTraits traits) {
        boolean old = traits.mode() == Truth.TRUE || traits.extensions() == Truth.TRUE;
        return old ? Truth.TRUE : traits.mode();
    }

    void call() {
        if (called != Truth.FALSE) {
            run.facts().firstRequests().forEach(this::call);
        }
    }

    private void call(FirstRequest first) {
        if (first.sure() && called == Truth.TRUE) {
            function(first.function());
        } else {
            run.branches().either(Trace.NONE, () -> function(first.function()), () -> Value.NONE);
        }
    }

    /** A request that fails is answered with an error, and the server goes on. */
    private Value function(Value function) {
        try {
            return run.calls().plain(function, List.of());
        } catch (Raised | Exited ended) {
            return run.cannotTell(Trace.NONE);
        }
    }
}
