package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Value;

/**
 * A thread or process that has not started yet.
 *
 * @param run the run that made it
 */
record UnstartedWorker(Run run, Value target) implements Data {
    @Override
    public String shown() {
        return "<worker>";
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        boolean starts = name.equals("start") || name.equals("run");
        return starts
                ? run.method(self, name, (run2, method, invocation) -> {
                    Runnable work = () -> target.data().call(run2, target, invocation.with(Arguments.NONE));
                    run2.facts().beside(work);
                    return Value.NONE;
                })
                : Value.UNKNOWN;
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {}
}
