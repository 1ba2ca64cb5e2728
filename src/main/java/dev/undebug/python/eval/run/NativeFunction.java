package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** A function that is modelled in Java. */
@FunctionalInterface
public interface NativeFunction {
    Value call(Run run, Invocation invocation);
}
