package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scope;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of {@code super()}. */
public record SuperProxy(PyClass after, Value self) implements Data {
    /** The names under which a method's scope keeps its class and its first argument. */
    public static final String CLASS = "__class__";

    public static final String SELF = "<self>";

    public static Value of(Interpretation run, Scope scope) {
        @Nullable Value type = scope.find(CLASS);
        @Nullable Value self = scope.find(SELF);
        return type != null && self != null && type.data() instanceof PyClass after
                ? Value.of(new SuperProxy(after, self))
                : run.cannotTell(Trace.NONE);
    }

    @Override
    public String shown() {
        return "<super>";
    }

    @Override
    public Value attribute(Interpretation run, Value proxy, String name) {
        @Nullable PyClass type = type();
        if (type != null) {
            List<Data> order = type.order();
            int next = order.indexOf(after) + 1;
            @Nullable Value found = type.find(name, order.subList(next, order.size()));
            if (found != null) {
                return name.equals(Instance.NEW) ? found : PyClass.bound(run, self, found);
            }
        }
        if (name.equals(Instance.NEW)) {
            return Value.of(new Method(proxy, name, (run2, method, call) -> Instance.made(run2, call)));
        }
        if (self.data() instanceof Instance && (name.equals(Instance.TAKE) || name.equals(Instance.ANSWER))) {
            return Value.of(new BoundMethod(self, Value.of(new External("builtins.object." + name, true))));
        }
        return self.data() instanceof PyObject object ? object.own(run, self, name) : Value.UNKNOWN;
    }

    @Override
    public void setAttribute(Interpretation run, String name, Value value, Site site) {
        self.data().setAttribute(run, name, value, site);
    }

    private @Nullable PyClass type() {
        if (self.data() instanceof PyObject object) {
            return object.type();
        }
        return self.data() instanceof PyClass type ? type : null;
    }
}
