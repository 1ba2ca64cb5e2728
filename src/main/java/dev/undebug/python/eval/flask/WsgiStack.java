package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.DebugSettings;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The applications behind a WSGI application that a server receives.
 *
 * @param configs the configurations of the Flask applications, outermost first
 * @param debuggers the debuggers wrapped around them from outside
 * @param known whether every wrapper on the way is known
 */
public record WsgiStack(List<FlaskConfig> configs, DebugSettings debuggers, boolean known) {
    public static WsgiStack of(Value application) {
        Walk walk = new Walk();
        boolean known = walk.see(application);
        return new WsgiStack(List.copyOf(walk.configs), new DebugSettings(walk.debuggers), known);
    }

    /** Returns the configuration of the application that answers first. */
    Optional<FlaskConfig> config() {
        return configs.stream().findFirst();
    }

    public DebugSettings settings() {
        DebugSettings settings = DebugSettings.NONE;
        for (FlaskConfig config : configs) {
            settings = settings.plus(config.settings());
        }
        return settings.plus(debuggers);
    }

    /** Returns this stack with debuggers that are made when a request comes. */
    public WsgiStack with(DebugSettings more) {
        return new WsgiStack(configs, debuggers.plus(more), known);
    }

    /** Follows the wrappers inwards. */
    private static final class Walk {
        private final Set<FlaskConfig> configs = new LinkedHashSet<>();
        private final List<DebugSetting> debuggers = new ArrayList<>();
        private final Set<Data> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        /** Returns whether every wrapper was known. */
        boolean see(Value value) {
            Data data = value.data();
            if (!seen.add(data)) {
                return true;
            }
            if (data instanceof DebuggedApp debugged) {
                debuggers.addAll(debugged.settings());
                return see(debugged.application());
            }
            if (data instanceof DashApp dash) {
                return see(dash.server());
            }
            if (data instanceof PossibleApp possible) {
                return see(Value.of(possible.app())) && possible.orNothing();
            }
            if (data instanceof FlaskApp app) {
                Optional.ofNullable(app.config()).ifPresent(configs::add);
                return true;
            }
            if (data instanceof Method method && method.name().equals(FlaskApp.WSGI_APP)) {
                return see(method.self());
            }
            if (data instanceof Middleware middleware) {
                return all(middleware.wrapped());
            }
            return data instanceof Instance instance && all(Middleware.wrapped(instance));
        }

        private boolean all(List<Value> values) {
            boolean known = !values.isEmpty();
            for (Value value : values) {
                known &= see(value);
            }
            return known;
        }
    }
}
