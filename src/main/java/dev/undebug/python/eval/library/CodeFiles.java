package dev.undebug.python.eval.library;

import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Conversions;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Mapping;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.ModuleDict;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models functions that run a text or the code in a file without importing it: {@code exec("…")},
 * {@code exec(open("config.py").read())}, {@code runpy.run_path}, {@code importlib.util.spec_from_file_location}, {@code imp.load_source}.
 */
public final class CodeFiles {
    /** A longer text is hardly written for {@code exec}. */
    private static final int LONGEST = 100_000;

    private static final String ACTIVATION = "activate_this";

    private CodeFiles() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("builtins.exec", CodeFiles::exec);
        all.put("builtins.compile", (run, call) -> call.arguments().value(0, "source", Value.UNKNOWN));
        all.put("runpy.run_path", CodeFiles::runPath);
        all.put("runpy.run_module", CodeFiles::runModule);
        all.put("imp.load_source", CodeFiles::load);
        all.put("importlib.util.spec_from_file_location", CodeFiles::spec);
        all.put("importlib.util.module_from_spec", CodeFiles::module);
    }

    private static Value exec(Run run, Invocation call) {
        Value source = call.arguments().value(0, "", Value.UNKNOWN);
        List<Value> values = call.arguments().values();
        Optional<String> text = text(source).filter(code -> code.length() <= LONGEST);
        if (text.isPresent() && values.size() == 2 && values.get(1).data() instanceof PyDict names) {
            Optional<PythonModule> file = run.files().code(text.get());
            PyModule module = file.map(code -> run.imports().executed(code, names))
                    .orElseGet(() -> run.imports()
                            .executed(
                                    parsed(run, text.get(), call),
                                    names,
                                    call.site().place()));
            fill(run, names, module, call);
            return Value.NONE;
        }
        if (text.isPresent() && values.size() > 1 && values.get(1).data() instanceof ModuleDict names) {
            run.imports()
                    .executed(
                            parsed(run, text.get(), call),
                            Scope.ofModule(names.module()),
                            call.site().place());
            return Value.NONE;
        }
        if (text.isPresent()) {
            executed(run, text.get(), call);
            return Value.NONE;
        }
        if (isActivation(call)) {
            return Value.NONE;
        }
        call.site().scope().module().open();
        for (Value value : values) {
            if (value.data() instanceof Mapping names) {
                names.open();
            }
        }
        run.budget().leaveOut();
        return run.cannotTell(Trace.NONE);
    }

    /** The file of a virtual environment that is run with names of its own changes only where modules are found. */
    private static boolean isActivation(Invocation call) {
        List<Value> values = call.arguments().values();
        @Nullable
        Value file = values.size() == 2 && values.get(1).data() instanceof PyDict names
                ? names.find(Value.of("__file__"))
                : null;
        return file != null && (isActivation(file) || call.site().place().text().contains(ACTIVATION));
    }

    private static boolean isActivation(@Nullable Value path) {
        @Nullable String text = path == null ? null : FilePath.text(path);
        return text != null && text.endsWith(ACTIVATION + ".py");
    }

    /** Runs a text with the names that are known where it is run. */
    private static void executed(Run run, String text, Invocation call) {
        Scope scope = call.site().scope();
        Optional<PythonModule> file = run.files().code(text);
        if (file.isPresent()) {
            run.imports().within(scope.module(), file.get());
        } else {
            run.imports().executed(parsed(run, text, call), scope, call.site().place());
        }
    }

    private static PythonModule parsed(Run run, String text, Invocation call) {
        String path = call.site().place().path();
        return run.files().made(new SourceFile(path, text + "\n"), PythonModule.class, PythonModule::parse);
    }

    private static void fill(Run run, Mapping names, PyModule module, Invocation call) {
        module.state().forEach((key, value) -> {
            if (key instanceof String name) {
                names.setItem(run, Value.of(name), value, call.site());
            }
        });
    }

    private static Value runPath(Run run, Invocation call) {
        Value path = call.arguments().value(0, "path_name", Value.UNKNOWN);
        String name = text(call.arguments().value(2, "run_name", Value.NONE)).orElse("<run_path>");
        return named(run, path, call)
                .map(code -> names(run, run.imports().run(code, name), call))
                .orElseGet(() -> unseen(run, path));
    }

    private static Value runModule(Run run, Invocation call) {
        Value module = call.arguments().value(0, "mod_name", Value.UNKNOWN);
        Optional<String> dotted = text(module);
        String name = text(call.arguments().value(2, "run_name", Value.NONE))
                .or(() -> dotted)
                .orElse("");
        return dotted.flatMap(run.imports()::source)
                .map(code -> names(run, run.imports().run(code, name), call))
                .orElseGet(() -> unseen(run, module));
    }

    private static Value names(Run run, PyModule module, Invocation call) {
        PyDict names = new PyDict(run.table());
        fill(run, names, module, call);
        return Value.of(names);
    }

    /** The effect of the code of an unknown file is unknown. */
    private static Value unseen(Run run, Value path) {
        if (isActivation(path)) {
            return run.cannotTell(path.trace());
        }
        run.budget().leaveOut();
        return run.cannotTell(path.trace());
    }

    private static Value spec(Run run, Invocation call) {
        Instance loader = ObjectNatives.plain(run);
        Method nothing = new Method(Value.NONE, "exec_module", (other, method, invocation) -> Value.NONE);
        loader.state().put("exec_module", Value.of(nothing));
        Instance spec = ObjectNatives.plain(run);
        spec.state().put("name", call.arguments().value(0, "name", Value.UNKNOWN));
        spec.state().put("origin", call.arguments().value(1, "location", Value.UNKNOWN));
        spec.state().put("loader", Value.of(loader));
        return Value.of(spec);
    }

    /** Returns the module of a specification, and runs it at once: programs do that next. */
    private static Value module(Run run, Invocation call) {
        Value spec = call.arguments().value(0, "spec", Value.UNKNOWN);
        @Nullable
        Value origin = spec.data() instanceof Instance made ? made.state().get("origin") : null;
        if (origin == null) {
            return unseen(run, spec);
        }
        return loaded(run, ((Instance) spec.data()).state().get("name"), origin, call);
    }

    private static Value load(Run run, Invocation call) {
        Value path = call.arguments().value(1, "pathname", Value.UNKNOWN);
        return loaded(run, call.arguments().value(0, "name", Value.UNKNOWN), path, call);
    }

    private static Value loaded(Run run, @Nullable Value name, Value path, Invocation call) {
        return named(run, path, call)
                .<Value>map(code -> Value.of(run.imports().run(code, text(name).orElse(""))))
                .orElseGet(() -> unseen(run, path));
    }

    private static Optional<PythonModule> named(Run run, Value path, Invocation call) {
        @Nullable String name = FilePath.text(path);
        return name == null
                ? Optional.empty()
                : run.files()
                        .near(call.site().scope().module(), name)
                        .map(file -> run.files().opened(file, run.branches()))
                        .flatMap(file -> run.files().code(file.text()));
    }

    private static Optional<String> text(@Nullable Value value) {
        return Optional.ofNullable(value).map(Conversions::text);
    }
}
