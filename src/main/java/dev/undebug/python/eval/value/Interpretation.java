package dev.undebug.python.eval.value;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The interpreter as its values see it. */
public interface Interpretation {
    /** Returns new state. It is undone and joined together with the current branch. */
    Table table();

    /** Returns an unknown value, and records that the operation may have raised an exception. */
    Value cannotTell(Trace trace);

    /**
     * Raises a built-in exception for a missing name if the program handles it here. Otherwise returns unknown: in
     * production the name may exist.
     */
    Value absent(String exception);

    /** Returns the number of undecided conditions around the current statement. */
    int doubts();

    /** Evaluates what happens in either of two ways, of which it is not known which one the program goes. */
    Value either(Trace condition, Supplier<Value> first, Supplier<Value> second);

    /** Calls something with values that appear nowhere in the source, as Python itself does. */
    Value call(Value callee, List<Value> arguments);

    /** Runs a function of the repository. */
    Value inline(Function function, Invocation invocation);

    /** Runs a function that yields, and passes each value to the consumer. */
    void yielding(Function function, Arguments arguments, Consumer<Value> taker);

    /** Returns the model of packages outside the repository. */
    Outside outside();
}
