package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models packages with a switch that shows errors to visitors. */
public final class Disclosures {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private Disclosures() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("waitress.serve", (run, call) -> {
            asked(run, call, Disclosure.WAITRESS, "serve", call.arguments().value(NOWHERE, "expose_tracebacks"));
            run.facts().blocks(call.site().place());
            return Value.NONE;
        });
        for (String name : new String[] {"fastapi.FastAPI", "fastapi.applications.FastAPI"}) {
            all.put(name, (run, call) -> application(run, call, Disclosure.STARLETTE, "FastAPI", NOWHERE));
        }
        for (String name : new String[] {"starlette.applications.Starlette", "starlette.Starlette"}) {
            all.put(name, (run, call) -> application(run, call, Disclosure.STARLETTE, "Starlette", 0));
        }
        all.put(
                "tornado.web.Application",
                (run, call) -> application(run, call, Disclosure.TORNADO, "Application", NOWHERE));
        all.put("bottle.Bottle", (run, call) -> Value.of(new ForeignApp(run, Disclosure.BOTTLE, run.table())));
        all.put("bottle.default_app", (run, call) -> Value.of(new ForeignApp(run, Disclosure.BOTTLE, run.table())));
        all.put("bottle.run", (run, call) -> {
            asked(run, call, Disclosure.BOTTLE, "run", call.arguments().value(NOWHERE, "debug"));
            return Value.NONE;
        });
        all.put("bottle.debug", (run, call) -> {
            Value mode = call.arguments().value(0, "mode", Value.of(true));
            asked(run, call, Disclosure.BOTTLE, "debug", mode);
            return Value.NONE;
        });
    }

    private static Value application(Run run, Invocation call, String library, String name, int position) {
        asked(run, call, library, name, call.arguments().value(position, "debug"));
        return Value.of(new ForeignApp(run, library, run.table()));
    }

    static void asked(Run run, Invocation call, String library, String name, @Nullable Value value) {
        if (value != null) {
            run.facts().disclosure(library, value, call.site().scope().qualified(name), call.site());
        }
    }
}
