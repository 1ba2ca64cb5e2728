package dev.undebug.python.eval.run;

import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;

/** The methods of an object that is known though its class is not read. */
@FunctionalInterface
public interface NativeMethod {
    Value call(Run run, Method method, Invocation invocation);
}
