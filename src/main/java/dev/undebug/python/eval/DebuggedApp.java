package dev.undebug.python.eval;

/**
 * What {@code werkzeug.debug.DebuggedApplication} makes: the debugger in front of an application, under any server.
 *
 * @param application what it wraps
 * @param setting the wrapping
 */
record DebuggedApp(Value application, DebugSetting setting) implements Data {

    /** {@code DebuggedApplication(app, evalex=False, …)}. */
    static Value create(Run run, Invocation call) {
        Value application = call.arguments().value(0, "app", Value.UNKNOWN);
        Value evalex = call.arguments().value(1, "evalex", Value.of(false));
        DebugSetting setting = setting(run, call.site(), evalex, kind(application));
        run.facts().debugger(setting);
        return Value.of(new DebuggedApp(application, setting));
    }

    /** A function of the repository, or an object that can be called, answers no errors by itself. */
    private static DebugSetting.Kind kind(Value application) {
        boolean callable = application.data() instanceof Function
                || (application.data() instanceof Instance instance
                        && instance.type().find("__call__") != null);
        boolean bare = callable && Served.of(application).configs().isEmpty();
        return bare ? DebugSetting.Kind.BARE_DEBUGGER : DebugSetting.Kind.DEBUGGER;
    }

    private static DebugSetting setting(Run run, Site site, Value evalex, DebugSetting.Kind kind) {
        // The argument itself is part of the call, which is what is shown.
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
    public Value attribute(Run run, Value self, String name) {
        return name.equals("app") ? application : run.cannotTell(self.trace());
    }
}
