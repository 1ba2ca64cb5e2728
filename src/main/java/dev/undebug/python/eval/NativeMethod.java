package dev.undebug.python.eval;

/** The methods of an object that is known though its class is not read. */
@FunctionalInterface
interface NativeMethod {
    Value call(Run run, Method method, Invocation invocation);
}
