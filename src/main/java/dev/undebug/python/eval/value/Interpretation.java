package dev.undebug.python.eval.value;

import java.util.List;
import java.util.function.Consumer;

/** The interpretation of a program, for the values in it. */
public interface Interpretation {
    /** Returns new state, which is undone and joined with the branch that it is made in. */
    Table table();

    /** Returns an unknown value, and notes that what was done may as well raise an exception. */
    Value cannotTell(Trace trace);

    /** What a name stands for that is not there: it may be there after all where the program is not ready for an exception. */
    Value absent(String exception);

    /** Returns how many conditions that cannot be told guard what happens now. */
    int doubts();

    /** Calls something with values that are written nowhere, as Python itself does. */
    Value call(Value callee, List<Value> arguments);

    /** Runs a function of the repository. */
    Value inline(Function function, Invocation invocation);

    /** Runs a function that yields; the taker is given one value after the other. */
    void yielding(Function function, Arguments arguments, Consumer<Value> taker);

    /** Returns what is outside the repository. */
    Outside outside();
}
