package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.value.Argument;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A third-party WSGI application that calls others, such as {@code ProxyFix(app.wsgi_app)}.
 *
 * @param wrapped the applications that it wraps
 */
public record Middleware(List<Value> wrapped) implements Data {
    private static final Set<String> KNOWN = Set.of("ProxyFix", "WhiteNoise");

    /** Returns the result of a call of third-party code that receives an application to wrap; null otherwise. */
    static @Nullable public Middleware of(String callee, Arguments arguments) {
        boolean named = callee.endsWith("Middleware") || KNOWN.contains(callee);
        List<Value> wrapped = new ArrayList<>(0);
        for (Argument argument : arguments.each()) {
            for (Value value : mounted(argument.value())) {
                if (isWrapping(value) || (named && value.data() instanceof FlaskApp)) {
                    wrapped.add(value);
                }
            }
        }
        return wrapped.isEmpty() ? null : new Middleware(wrapped);
    }

    /** {@code DispatcherMiddleware(app, {"/docs": other})} receives some of them in a dict. */
    private static Collection<Value> mounted(Value value) {
        return value.data() instanceof PyDict dict ? dict.known().values() : List.of(value);
    }

    private static boolean isWrapping(Value value) {
        return value.data() instanceof DebuggedApp
                || value.data() instanceof Middleware
                || (value.data() instanceof Method method && method.name().equals(FlaskApp.WSGI_APP));
    }

    /** Returns the applications that an object of the repository wraps, if it is a WSGI application itself. */
    static List<Value> wrapped(Instance instance) {
        List<Value> wrapped = new ArrayList<>();
        if (instance.type().find("__call__") != null) {
            for (Object key : instance.state().keys()) {
                @Nullable Value value = instance.state().get(key);
                if (value != null && (isWrapping(value) || isApplication(value.data()))) {
                    wrapped.add(value);
                }
            }
        }
        return wrapped;
    }

    private static boolean isApplication(Data data) {
        return data instanceof FlaskApp || data instanceof Instance;
    }

    @Override
    public String shown() {
        return "<middleware>";
    }
}
