package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.Files;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.AtLeast;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.DictMethods;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.IrrelevantFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models the functions of {@code os} and {@code sys}. */
public final class OsNatives {
    /** A time in the past, in seconds. */
    private static final long LONG_AGO = 1_700_000_000;

    private OsNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("os.getenv", OsNatives::getenv);
        all.put("os.environ.get", OsNatives::getenv);
        all.put("os.putenv", (run, call) -> {
            run.environ()
                    .handOn(
                            call.arguments().value(0, "key", Value.UNKNOWN),
                            call.arguments().value(1, "value", Value.UNKNOWN),
                            call.site());
            return Value.NONE;
        });
        // As a library of C sets them, Python's own os.environ does not change.
        all.put("ctypes.libc.setenv", (run, call) -> {
            run.environ()
                    .handOn(
                            decoded(call.arguments().value(0, "name", Value.UNKNOWN)),
                            decoded(call.arguments().value(1, "value", Value.UNKNOWN)),
                            call.site());
            return Value.of(0);
        });
        for (String name : List.of("CDLL", "PyDLL", "cdll.LoadLibrary")) {
            all.put("ctypes." + name, (run, call) -> run.externals().attribute("ctypes", "libc"));
        }
        all.put("os.getpid", (run, call) -> Value.of(AtLeast.of(1)));
        all.put("time.time", (run, call) -> Value.of(AtLeast.of(LONG_AGO)));
        // As sys.platform and os.name: deployments run on Linux.
        all.put("platform.system", (run, call) -> Value.of("Linux"));
        for (String name : new String[] {"sys.exit", "builtins.exit", "builtins.quit"}) {
            all.put(name, (run, call) -> {
                run.requiredVariables().exits(call.arguments().value(0, "status", Value.NONE));
                throw Raised.exit();
            });
        }
        all.put("os._exit", (run, call) -> {
            run.requiredVariables().exits(call.arguments().value(0, "status", Value.NONE));
            throw new Exited();
        });
        all.put("os.abort", (run, call) -> {
            run.requiredVariables().exits(Value.of(true));
            throw new Exited();
        });
        all.put("os.path.join", (run, call) -> path(run, call.arguments().values()));
        all.put("os.path.abspath", (run, call) -> call.arguments().value(0, "path", Value.UNKNOWN));
        all.put("os.path.realpath", (run, call) -> call.arguments().value(0, "path", Value.UNKNOWN));
        for (String name : new String[] {"getcwd", "getcwdu"}) {
            all.put("os." + name, OsNatives::workingDirectory);
        }
        all.put("os.path.dirname", OsNatives::dirname);
        all.put("os.path.basename", OsNatives::basename);
        all.put("os.fspath", (run, call) -> path(run, call.arguments().values()));
        for (String name : new String[] {"exists", "isfile", "lexists"}) {
            all.put("os.path." + name, OsNatives::isThere);
        }
        FilePath.register(all);
    }

    private static Value decoded(Value bytes) {
        @Nullable String text = Conversions.text(bytes);
        return text == null ? Value.UNKNOWN : Value.of(text);
    }

    /** Its text is compared with nothing: the name of the folder is not known. */
    private static Value workingDirectory(Run run, Invocation call) {
        @Nullable String folder = run.files().workingDirectory();
        return folder == null ? run.cannotTell(Trace.NONE) : Value.of(new FilePath(folder));
    }

    /** A file that the repository lacks may be there all the same. */
    private static Value isThere(Run run, Invocation call) {
        @Nullable String path = FilePath.text(call.arguments().value(0, "path", Value.UNKNOWN));
        Truth there = path == null || IrrelevantFiles.is(path)
                ? Truth.UNKNOWN
                : run.files().isThere(call.site().scope().module(), path);
        return there == Truth.UNKNOWN ? run.cannotTell(call.arguments().trace()) : Value.of(there);
    }

    private static Value getenv(Run run, Invocation call) {
        Value key = call.arguments().value(0, "key", Value.UNKNOWN);
        return DictMethods.get(run, run.environ(), key, call);
    }

    private static Value path(Run run, List<Value> parts) {
        List<String> names = new ArrayList<>();
        for (Value part : parts) {
            @Nullable String text = FilePath.text(part);
            if (text == null) {
                return run.cannotTell(Trace.NONE);
            }
            if (!text.isEmpty()) {
                names.add(text);
            }
        }
        return Value.of(String.join("/", names));
    }

    private static Value dirname(Run run, Invocation call) {
        Value path = call.arguments().value(0, "p", Value.UNKNOWN);
        @Nullable String text = FilePath.text(path);
        if (text == null || Files.isWorkingDirectory(text)) {
            return run.cannotTell(path.trace());
        }
        return Value.of(ContainerPath.dirname(text));
    }

    private static Value basename(Run run, Invocation call) {
        Value path = call.arguments().value(0, "p", Value.UNKNOWN);
        @Nullable String text = FilePath.text(path);
        // What folder the repository is in is not known.
        if (text == null || text.endsWith(".") || Files.absolute("").equals(text + "/")) {
            return run.cannotTell(path.trace());
        }
        return Value.of(ContainerPath.basename(text)).with(path.trace());
    }
}
