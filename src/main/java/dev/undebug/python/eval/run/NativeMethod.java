package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;

/** A method that is modelled in Java. */
@FunctionalInterface
public interface NativeMethod {
    Value call(Run run, Method method, Invocation invocation);
}
