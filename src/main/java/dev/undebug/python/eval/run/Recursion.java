package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.AttributeDict;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds recursion. A function that calls itself more often is run once for all the calls that are left, with unknown
 * arguments, again and again until that changes nothing more: as a loop with an unknown number of turns. So it can do
 * what its body does, and nothing else.
 */
final class Recursion {
    private static final int MOST = 5;

    /** The number of calls around a function from which on it may call itself only once. */
    private static final int DEEP = 20;

    private final Run run;
    private final IdentityHashMap<List<Stmt>, Integer> active = new IdentityHashMap<>();

    /** The functions that went too deep in a call that has not ended: their other calls are not followed as far again. */
    private final IdentityHashMap<List<Stmt>, Boolean> given = new IdentityHashMap<>();

    private final IdentityHashMap<List<Stmt>, AllOthers> others = new IdentityHashMap<>();

    private int calls;

    Recursion(Run run) {
        this.run = run;
    }

    /** Runs the body of a function. */
    interface Body {
        Value run(Function function, Arguments arguments);
    }

    /** The call that stands for all that are left. */
    private static final class AllOthers {
        private Arguments arguments;
        private Value result = new Value(Unknown.RESULT, Trace.NONE, false);
        private int doubts;
        private int workers;

        /** Whether every way through the body called the function again. */
        private boolean endless;

        AllOthers(Arguments first) {
            this.arguments = first;
        }
    }

    Value call(Function function, Arguments arguments, Body body) {
        List<Stmt> statements = function.body().statements();
        @Nullable AllOthers all = others.get(statements);
        if (all != null) {
            return represented(all, arguments);
        }
        int depth = active.getOrDefault(statements, 0);
        if (depth >= most(statements)) {
            given.put(statements, true);
            return others(function, arguments, body);
        }
        active.put(statements, depth + 1);
        calls++;
        try {
            return body.run(function, arguments);
        } finally {
            calls--;
            active.put(statements, depth);
            if (depth == 0) {
                given.remove(statements);
            }
        }
    }

    private int most(List<Stmt> statements) {
        return calls >= DEEP || given.containsKey(statements) ? 1 : MOST;
    }

    /** Runs a function for all the calls that are left. */
    private Value others(Function function, Arguments arguments, Body body) {
        AllOthers all = new AllOthers(arguments.map(Recursion::unlessWord));
        others.put(function.body().statements(), all);
        try {
            once(all, function, body);
            new Repetition(run).run(Trace.NONE, () -> {
                once(all, function, body);
                return Completion.NORMAL;
            });
        } finally {
            others.remove(function.body().statements());
        }
        if (all.endless) {
            throw Raised.certainly("RecursionError");
        }
        return all.result.data().equals(Unknown.RESULT) ? Value.unknown(all.result.trace()) : all.result;
    }

    private void once(AllOthers all, Function function, Body body) {
        all.endless = false;
        all.doubts = run.branches().doubts();
        all.workers = run.facts().workers();
        all.result = body.run(function, all.arguments);
    }

    /** Objects stay what they are; words, numbers and flags may be any. */
    private static Value unlessWord(Value value) {
        return value.data() instanceof Scalar ? Value.unknown(value.trace()) : value;
    }

    /** Returns the result of a call that another one stands for. What only this one was given may change in any way. */
    private Value represented(AllOthers all, Arguments arguments) {
        List<Value> known = all.arguments.all();
        List<Value> other =
                arguments.all().stream().filter(value -> isOther(value, known)).toList();
        other.forEach(value -> change(value.data()));
        all.endless |= other.isEmpty()
                && run.branches().doubts() == all.doubts
                && run.facts().workers() == all.workers;
        if (!other.isEmpty()) {
            List<Value> now = arguments.all();
            all.arguments = all.arguments.map(value -> isOther(value, now) ? Value.unknown(value.trace()) : value);
        }
        run.cannotTell(Trace.NONE);
        return all.result;
    }

    private static boolean isOther(Value value, List<Value> known) {
        return !(value.data() instanceof Scalar)
                && !value.isUnknown()
                && known.stream().noneMatch(one -> one.data().equals(value.data()));
    }

    private void change(Data data) {
        if (data instanceof Mapping mapping) {
            mapping.setItem(run, Value.UNKNOWN, Value.UNKNOWN, run.imports().site());
        } else if (data instanceof PyList list) {
            list.set(null);
        } else if (data instanceof Instance instance) {
            new AttributeDict(instance.state())
                    .setItem(run, Value.UNKNOWN, Value.UNKNOWN, run.imports().site());
        }
    }
}
