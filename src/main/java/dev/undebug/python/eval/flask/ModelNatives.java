package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.BoundMethod;
import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Heap;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.tree.Parameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions that models need besides Python. They import them from {@code undebug_model}, a module that no package
 * provides.
 */
public final class ModelNatives {
    private ModelNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put(
                "undebug_model.unknown",
                (run, call) -> run.cannotTell(call.arguments().trace()));
        all.put("undebug_model.is_known", (run, call) -> Value.of(isKnown(run, first(call))));
        all.put("undebug_model.of_launch", (run, call) -> Value.of(isOfLaunch(run, first(call))));
        all.put("undebug_model.overridden", (run, call) -> Value.of(isOverridden(run, call)));
        all.put("undebug_model.annotations", (run, call) -> annotations(run, first(call)));
        all.put("undebug_model.is_class", (run, call) -> Value.of(first(call).data() instanceof PyClass));
        all.put("undebug_model.is_dict", (run, call) -> Value.of(first(call).data() instanceof PyDict));
        all.put("undebug_model.parameters", (run, call) -> parameters(run, first(call)));
        all.put("undebug_model.defaults", (run, call) -> defaults(run, first(call)));
        all.put("undebug_model.start_group", ModelStarts::group);
        all.put("undebug_model.start_script", ModelStarts::script);
        all.put("undebug_model.alone", ModelNatives::alone);
        all.put("undebug_model.runs_command", (run, call) -> commanded(run));
        all.put("undebug_model.variable", (run, call) -> variable(run, first(call), call.site()));
        all.put("undebug_model.shows", ModelNatives::shows);
        all.put("undebug_model.read_text", (run, call) -> text(run, first(call), call.site()));
    }

    private static Value first(Invocation call) {
        return call.arguments().value(0, "", Value.UNKNOWN);
    }

    /**
     * Calls a function in isolation, as for a command that somebody may name: its changes are undone, and its outcome does
     * not matter. A launch with words that are not known names this one or another.
     */
    private static Value alone(Run run, Invocation call) {
        return !run.entry().context().launched()
                ? isolated(run, call)
                : run.either(Trace.NONE, () -> isolated(run, call), () -> Value.NONE);
    }

    private static Value commanded(Run run) {
        run.coverage().noteCommand();
        return Value.NONE;
    }

    private static Value isolated(Run run, Invocation call) {
        Value function = first(call);
        Heap.Snapshot before = run.heap().snapshot();
        run.facts().alone(() -> {
            try {
                function.data().call(run, function, call.with(call.arguments().withoutFirst()));
            } catch (Raised | Exited ended) {
                run.cannotTell(Trace.NONE);
            }
        });
        run.heap().restore(before);
        return Value.NONE;
    }

    /** {@code shows(library, name, value)}: the package shows errors to visitors if the value is true. */
    private static Value shows(Run run, Invocation call) {
        if (first(call).data() instanceof Scalar.Text library
                && call.arguments().value(1, "name", Value.NONE).data() instanceof Scalar.Text name) {
            Disclosures.asked(
                    run, call, library.text(), name.text(), call.arguments().value(2, "value"));
        }
        return Value.NONE;
    }

    private static boolean isKnown(Run run, Value value) {
        return !value.isUnknown()
                && !(value.data() instanceof PyList && value.data().elements(run) == null);
    }

    /** Returns whether a command's words are those of the launch, whatever they are, and not the program's own. */
    private static boolean isOfLaunch(Run run, Value words) {
        if (!isKnown(run, words)) {
            return !run.isGivenArguments();
        }
        @Nullable List<Value> elements = words.data() instanceof PyList list ? list.elements(run) : null;
        return elements != null
                && elements.stream()
                        .map(Value::data)
                        .toList()
                        .equals(run.entry().arguments().stream()
                                .map(argument -> Value.of(argument).data())
                                .toList());
    }

    /**
     * {@code overridden(object, names)}: the program puts something of its own in the place of a part that the real class
     * has and the model has not, or may do so.
     */
    private static boolean isOverridden(Run run, Invocation call) {
        if (!(first(call).data() instanceof Instance instance)
                || instance.state().get(Instance.REST) != null
                || instance.type().isOpen()) {
            return true;
        }
        @Nullable
        List<Value> names =
                call.arguments().value(1, "names", Value.UNKNOWN).data().elements(run);
        return names == null
                || names.stream()
                        .anyMatch(name -> name.data() instanceof Scalar.Text text
                                && (instance.state().get(text.text()) != null
                                        || instance.type().find(text.text()) != null));
    }

    /** Returns the annotated names of a class and its bases, with the annotations' source text. */
    private static Value annotations(Run run, Value type) {
        PyDict all = new PyDict(run.table());
        if (type.data() instanceof PyClass own) {
            for (Data base : own.order()) {
                if (base instanceof PyClass parent) {
                    parent.annotations().forEach((name, written) -> {
                        Scalar key = new Scalar.Text(name);
                        if (all.state().get(key) == null) {
                            all.state().put(key, Value.of(written));
                        }
                    });
                }
            }
        }
        return Value.of(all);
    }

    /** Returns the names of a function's parameters, without that of a method's own object; None for anything else. */
    private static Value parameters(Run run, Value function) {
        boolean bound = function.data() instanceof BoundMethod;
        Data body = function.data() instanceof BoundMethod method
                ? method.function().data()
                : function.data();
        if (!(body instanceof Function own)) {
            return Value.NONE;
        }
        List<Value> names = own.parameters().all().stream()
                .filter(parameter ->
                        parameter.kind() != Parameters.Kind.STAR && parameter.kind() != Parameters.Kind.DOUBLE_STAR)
                .skip(bound ? 1 : 0)
                .map(parameter -> Value.of(parameter.name()))
                .toList();
        return Value.of(PyList.of(run, false, names));
    }

    /** Returns the default values of a function's parameters by name. */
    private static Value defaults(Run run, Value function) {
        PyDict all = new PyDict(run.table());
        if (function.data() instanceof Function own) {
            own.defaults().forEach((name, value) -> all.state().put(new Scalar.Text(name), value));
        }
        return Value.of(all);
    }

    /**
     * Returns an environment variable that a package reads, not the program. If it is not set, the result is None and
     * counts as no evidence.
     */
    private static Value variable(Run run, Value name, Site site) {
        run.environ().reading(name, site);
        @Nullable Value value = run.environ().find(name);
        return value == null || !(name.data() instanceof Scalar.Text text)
                ? Value.NONE
                : value.with(Trace.variable(text.text()));
    }

    /** Returns the text of a file of the repository; None if there is no such file. */
    private static Value text(Run run, Value path, Site site) {
        if (!(path.data() instanceof Scalar.Text name)) {
            return run.cannotTell(path.trace());
        }
        return run.files()
                .near(site.scope().module(), name.text())
                .filter(file -> !run.files().goesOnWithout(file))
                .map(file -> Value.of(file.text()).with(path.trace()))
                .orElse(Value.NONE);
    }
}
