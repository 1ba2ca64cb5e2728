package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.TextFile;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models functions that open and read data files, where programs keep their settings. */
public final class DataFileNatives {
    private DataFileNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        for (String name : new String[] {"builtins.open", "io.open", "codecs.open"}) {
            all.put(name, DataFileNatives::open);
        }
        all.put("json.load", (run, call) -> {
            Value source = first(call);
            // Other arguments may read what is no JSON, or make other objects of it.
            return source.data() instanceof TextFile file
                            && call.arguments().each().size() == 1
                    ? PythonJson.load(run, file.file().text())
                    : run.cannotTell(source.trace());
        });
        for (String name : new String[] {"tomllib", "tomli", "toml"}) {
            all.put(name + ".load", DataFileNatives::toml);
            all.put(name + ".loads", (run, call) -> Toml.loads(run, first(call)));
        }
        for (String name :
                new String[] {"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "os.replace", "os.rename"
                }) {
            all.put(name, (run, call) -> {
                run.files().rewrite(call, call.arguments().value(1, "dst", Value.UNKNOWN), run.branches());
                return run.cannotTell(first(call).trace());
            });
        }
        for (String name : new String[] {"fileinput.input", "fileinput.FileInput"}) {
            all.put(name, DataFileNatives::edit);
        }
        for (String name : new String[] {"safe_load", "load", "full_load", "unsafe_load"}) {
            all.put("yaml." + name, (run, call) -> yaml(run, first(call)));
        }
    }

    private static Value first(Invocation call) {
        return call.arguments().value(0, "", Value.UNKNOWN);
    }

    private static Value open(Run run, Invocation call) {
        Value path = call.arguments().value(0, "file", Value.UNKNOWN);
        Value mode = call.arguments().value(1, "mode", Value.of("r"));
        if (FilePath.writes(mode)) {
            run.files().rewrite(call, path, run.branches());
        }
        return FilePath.reads(mode)
                ? named(run, path, call)
                        .<Value>map(file -> Value.of(new TextFile(run.files().opened(file, run.branches()))))
                        .orElseGet(() -> run.cannotTell(path.trace()))
                : run.cannotTell(path.trace());
    }

    /** Such a file gets what the program prints while it reads it. */
    private static Value edit(Run run, Invocation call) {
        Value files = call.arguments().value(0, "files", Value.UNKNOWN);
        if (call.arguments().value(1, "inplace", Value.of(false)).truth() == Truth.TRUE) {
            @Nullable
            List<Value> each = Unknown.isText(files) ? null : files.data().elements(run);
            (each == null ? List.of(files) : each).forEach(file -> run.files().rewrite(call, file, run.branches()));
        }
        return run.cannotTell(files.trace());
    }

    /** Files of other kinds, such as a schema or a page, stay unknown: their changes are not analysed. */
    private static Optional<SourceFile> named(Run run, Value path, Invocation call) {
        @Nullable String name = FilePath.text(path);
        return name != null && !IrrelevantFiles.is(name)
                ? run.files().near(call.site().scope().module(), name)
                : Optional.empty();
    }

    /** Unlike tomllib, the package toml accepts a path, too. */
    private static Value toml(Run run, Invocation call) {
        Value source = first(call);
        Optional<SourceFile> file = source.data() instanceof TextFile open
                ? Optional.of(open.file())
                : named(run, source, call).map(found -> run.files().opened(found, run.branches()));
        return file.map(found -> Value.of(Toml.load(run, found))).orElseGet(() -> run.cannotTell(source.trace()));
    }

    private static Value yaml(Run run, Value source) {
        if (source.data() instanceof TextFile file) {
            return YamlData.load(run, file.file());
        }
        return source.data() instanceof Scalar.Text text
                ? YamlData.load(run, text.text())
                : run.cannotTell(source.trace());
    }
}
