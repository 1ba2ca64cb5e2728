package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.Instance;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Function;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code werkzeug.debug.DebuggedApplication}: the debugger in front of an application, under any server.
 *
 * @param application the wrapped application
 * @param settings the wrapping, and the setting of its PIN
 */
record DebuggedApp(Value application, List<DebugSetting> settings) implements Data {

    /** {@code DebuggedApplication(app, evalex=False, …)}. */
    static Value create(Run run, Invocation call) {
        return create(run, call, true);
    }

    /** @param plain whether the class takes the arguments as they are */
    static Value create(Run run, Invocation call, boolean plain) {
        Value application = call.arguments().value(0, "app", Value.UNKNOWN);
        Value evalex = plain ? call.arguments().value(1, "evalex", Value.of(false)) : Value.UNKNOWN;
        List<DebugSetting> settings = new ArrayList<>(List.of(setting(run, call.site(), evalex, kind(application))));
        @Nullable Value pin = call.arguments().value(6, "pin_security");
        if (pin != null) {
            Site site = call.site();
            String subject = site.scope().qualified("pin_security");
            Traced value = run.facts().traced(pin, site.place());
            settings.add(new DebugSetting(
                    DebugSetting.Kind.PIN_SECURITY,
                    value,
                    subject,
                    site.place(),
                    run.facts().certain()));
        }
        settings.forEach(run.facts()::debugger);
        return Value.of(new DebuggedApp(application, List.copyOf(settings)));
    }

    /** A WSGI function of the repository, or a callable object, does not handle its own errors. */
    private static DebugSetting.Kind kind(Value application) {
        boolean callable = application.data() instanceof Function
                || (application.data() instanceof Instance instance
                        && instance.type().find("__call__") != null);
        boolean bare = callable && WsgiStack.of(application).configs().isEmpty();
        return bare ? DebugSetting.Kind.BARE_DEBUGGER : DebugSetting.Kind.DEBUGGER;
    }

    private static DebugSetting setting(Run run, Site site, Value evalex, DebugSetting.Kind kind) {
        // The report shows the whole call, which contains the argument.
        Traced wrapping = run.facts().traced(evalex, site.place()).at(site.place());
        String subject = site.scope().qualified("DebuggedApplication");
        return new DebugSetting(
                kind, wrapping, subject, site.place(), run.facts().certain());
    }

    @Override
    public String shown() {
        return "<DebuggedApplication>";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return name.equals("app") ? application : run.cannotTell(self.trace());
    }
}
