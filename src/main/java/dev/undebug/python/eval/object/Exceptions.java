package dev.undebug.python.eval.object;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in exceptions that programs handle, and their bases. */
public final class Exceptions {
    private static final Map<String, String> PARENTS = Map.ofEntries(
            Map.entry("ModuleNotFoundError", "ImportError"),
            Map.entry("ImportError", "Exception"),
            Map.entry("KeyError", "LookupError"),
            Map.entry("IndexError", "LookupError"),
            Map.entry("LookupError", "Exception"),
            Map.entry("UnicodeError", "ValueError"),
            Map.entry("ValueError", "Exception"),
            Map.entry("TypeError", "Exception"),
            Map.entry("AttributeError", "Exception"),
            Map.entry("UnboundLocalError", "NameError"),
            Map.entry("NameError", "Exception"),
            Map.entry("SyntaxError", "Exception"),
            Map.entry("AssertionError", "Exception"),
            Map.entry("FileNotFoundError", "OSError"),
            Map.entry("PermissionError", "OSError"),
            Map.entry("FileExistsError", "OSError"),
            Map.entry("ConnectionError", "OSError"),
            Map.entry("ConnectionRefusedError", "ConnectionError"),
            Map.entry("ConnectionResetError", "ConnectionError"),
            Map.entry("TimeoutError", "OSError"),
            Map.entry("OSError", "Exception"),
            Map.entry("NotImplementedError", "RuntimeError"),
            Map.entry("RecursionError", "RuntimeError"),
            Map.entry("RuntimeError", "Exception"),
            Map.entry("StopIteration", "Exception"),
            Map.entry("ZeroDivisionError", "ArithmeticError"),
            Map.entry("ArithmeticError", "Exception"),
            Map.entry("BaseExceptionGroup", "BaseException"),
            Map.entry("BlockingIOError", "OSError"),
            Map.entry("BrokenPipeError", "ConnectionError"),
            Map.entry("BufferError", "Exception"),
            Map.entry("BytesWarning", "Warning"),
            Map.entry("ChildProcessError", "OSError"),
            Map.entry("ConnectionAbortedError", "ConnectionError"),
            Map.entry("DeprecationWarning", "Warning"),
            Map.entry("EOFError", "Exception"),
            Map.entry("EncodingWarning", "Warning"),
            Map.entry("ExceptionGroup", "Exception"),
            Map.entry("FloatingPointError", "ArithmeticError"),
            Map.entry("FutureWarning", "Warning"),
            Map.entry("GeneratorExit", "BaseException"),
            Map.entry("ImportWarning", "Warning"),
            Map.entry("IndentationError", "SyntaxError"),
            Map.entry("InterruptedError", "OSError"),
            Map.entry("IsADirectoryError", "OSError"),
            Map.entry("MemoryError", "Exception"),
            Map.entry("NotADirectoryError", "OSError"),
            Map.entry("OverflowError", "ArithmeticError"),
            Map.entry("PendingDeprecationWarning", "Warning"),
            Map.entry("ProcessLookupError", "OSError"),
            Map.entry("ReferenceError", "Exception"),
            Map.entry("ResourceWarning", "Warning"),
            Map.entry("RuntimeWarning", "Warning"),
            Map.entry("StopAsyncIteration", "Exception"),
            Map.entry("SyntaxWarning", "Warning"),
            Map.entry("SystemError", "Exception"),
            Map.entry("TabError", "IndentationError"),
            Map.entry("UnicodeDecodeError", "UnicodeError"),
            Map.entry("UnicodeEncodeError", "UnicodeError"),
            Map.entry("UnicodeTranslateError", "UnicodeError"),
            Map.entry("UnicodeWarning", "Warning"),
            Map.entry("UserWarning", "Warning"),
            Map.entry("Warning", "Exception"),
            Map.entry("PythonFinalizationError", "RuntimeError"),
            Map.entry("Exception", "BaseException"),
            Map.entry("KeyboardInterrupt", "BaseException"),
            Map.entry("SystemExit", "BaseException"));

    private Exceptions() {}

    public static boolean isKnown(String name) {
        return PARENTS.containsKey(canonical(name)) || name.equals("BaseException");
    }

    public static boolean isBuiltin(String dotted) {
        return dotted.startsWith("builtins.") && isKnown(dotted.substring("builtins.".length()));
    }

    private static String canonical(String name) {
        return name.equals("IOError") || name.equals("EnvironmentError") ? "OSError" : name;
    }

    public static boolean isA(String name, String ancestor) {
        String wanted = canonical(ancestor);
        for (@Nullable String at = canonical(name); at != null; at = PARENTS.get(at)) {
            if (at.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a handler for a class catches an exception. */
    public static Truth matches(Value exception, Value handled) {
        if (handled.data() instanceof Tuple tuple) {
            Truth any = Truth.FALSE;
            for (Value element : tuple.elements()) {
                any = Comparisons.or(any, matches(exception, element));
            }
            return any;
        }
        Data type = exception.data() instanceof Instance instance ? instance.type() : exception.data();
        if (type.equals(handled.data())) {
            return Truth.TRUE;
        }
        if (type instanceof External raised && handled.data() instanceof External external) {
            return external(raised, external);
        }
        if (type instanceof PyClass raised) {
            return ofClass(raised, handled);
        }
        if (type instanceof External raised && isBuiltin(raised.dotted()) && handled.data() instanceof PyClass) {
            return Truth.FALSE;
        }
        return isEvery(handled) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static Truth external(External raised, External handled) {
        if (isKnown(raised.lastName()) && isKnown(handled.lastName())) {
            return isA(raised.lastName(), handled.lastName()) ? Truth.TRUE : Truth.FALSE;
        }
        // The classes of libraries are errors.
        Truth otherwise = raised.dotted().equals("builtins.SystemExit") ? Truth.FALSE : Truth.UNKNOWN;
        return isEvery(Value.of(handled)) ? Truth.TRUE : otherwise;
    }

    private static Truth ofClass(PyClass raised, Value handled) {
        Truth any = Truth.FALSE;
        for (Data base : raised.order()) {
            boolean same = base.equals(handled.data());
            Truth matches = same || base instanceof PyClass ? Value.of(same).truth() : matches(Value.of(base), handled);
            any = Comparisons.or(any, matches);
        }
        return any;
    }

    private static boolean isEvery(Value handled) {
        return handled.data() instanceof External external
                && (external.dotted().equals("builtins.Exception")
                        || external.dotted().equals("builtins.BaseException"));
    }
}
