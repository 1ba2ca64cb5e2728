package dev.undebug.python.eval.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models the methods of lists and sets. */
final class ListMethods {
    private static final int LONGEST = 2_000;

    private ListMethods() {}

    static Value call(Interpretation run, Method method, Invocation invocation) {
        PyList list = (PyList) method.self().data();
        @Nullable List<Value> elements = list.elements(run);
        Arguments arguments = invocation.arguments();
        switch (method.name()) {
            case "append", "add" -> extend(list, elements, arguments.values());
            case "extend" ->
                extend(
                        list,
                        elements,
                        arguments.value(0, "", Value.UNKNOWN).data().elements(run));
            case "copy" -> {
                return Value.of(PyList.of(run, list.isSet(), elements));
            }
            case "pop" -> {
                return popped(run, list, elements, arguments.value(0, "", Value.of(-1)));
            }
            case "index", "count" -> {
                return run.cannotTell(Trace.NONE);
            }
            default -> {
                // The other methods change the list, or their results do not matter here.
                list.set(null);
                return run.cannotTell(Trace.NONE);
            }
        }
        return Value.NONE;
    }

    private static Value popped(Interpretation run, PyList list, @Nullable List<Value> elements, Value place) {
        @Nullable
        Integer index = elements != null && !list.isSet() && place.data() instanceof Scalar.Int number
                ? Sequences.index(number.integer(), elements.size())
                : null;
        if (elements == null || index == null) {
            list.set(null);
            return run.cannotTell(place.trace());
        }
        if (index >= elements.size()) {
            throw Raised.builtin("IndexError");
        }
        List<Value> rest = new ArrayList<>(elements);
        Value taken = rest.remove(index.intValue());
        list.set(rest);
        return taken;
    }

    private static void extend(PyList list, @Nullable List<Value> elements, @Nullable List<Value> more) {
        if (elements == null || more == null || elements.size() + more.size() > LONGEST) {
            list.set(null);
            return;
        }
        List<Value> longer = new ArrayList<>(elements);
        longer.addAll(more);
        list.set(longer);
    }
}
