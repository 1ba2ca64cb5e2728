package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;

/** A function that is known though its code is not read. */
@FunctionalInterface
public interface Native {
    Value call(Run run, Invocation invocation);
}
