package dev.undebug.python.eval.object;

import dev.undebug.python.eval.object.DataClass.Fields;
import dev.undebug.python.eval.object.DataClass.Specification;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Unknown;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models the decorators of the package attrs. Unlike those of a data class, the fields are no attributes of the class: it
 * has none of these names, or, with slots, a descriptor, which is true whatever the default is.
 *
 * @param annotated whether annotated attributes are fields, unless one without an annotation is made with {@code field()}
 * @param slots whether the class has slots
 */
public record AttrsClass(boolean annotated, boolean slots) {
    private static final int NOWHERE = Integer.MAX_VALUE;

    /** Models {@code @define}, called with the class, and {@code @define(frozen=True)}, called with options first. */
    public Value decorator(Interpretation run, Invocation call) {
        AttrsClass chosen = new AttrsClass(option(call, "auto_attribs", annotated), option(call, "slots", slots));
        boolean initialized = option(call, "init", true);
        @Nullable Value type = call.arguments().value(0, "maybe_cls");
        return type == null || type.isNone()
                ? Value.of(new Method(
                        Value.NONE,
                        "define",
                        (run2, method, later) ->
                                chosen.decorated(later.arguments().value(0, "cls", Value.UNKNOWN), initialized)))
                : chosen.decorated(type, initialized);
    }

    private static boolean option(Invocation call, String name, boolean otherwise) {
        @Nullable Value given = call.arguments().value(NOWHERE, name);
        if (given == null || given.isNone()) {
            return otherwise;
        }
        return given.truth() != Truth.FALSE;
    }

    private Value decorated(Value decorated, boolean initialized) {
        if (decorated.data() instanceof PyClass type) {
            List<String> own = own(type);
            Fields fields = DataClass.collect(type, own);
            own.forEach(name -> {
                type.state().remove(name);
                if (slots) {
                    type.state().put(name, Value.of(new Unknown(Truth.TRUE)));
                }
            });
            DataClass.define(type, fields, initialized);
        }
        return decorated;
    }

    private List<String> own(PyClass type) {
        List<String> specified = new ArrayList<>();
        for (Object key : type.state().keys()) {
            @Nullable Value value = type.state().get(key);
            if (key instanceof String name && value != null && value.data() instanceof Specification) {
                specified.add(name);
            }
        }
        List<String> typed = DataClass.annotated(type);
        return annotated && typed.containsAll(specified) ? typed : specified;
    }
}
