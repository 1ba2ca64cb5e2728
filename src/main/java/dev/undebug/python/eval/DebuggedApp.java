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
        DebugSetting setting = setting(run, call.site(), evalex);
        run.facts().debugger(setting);
        return Value.of(new DebuggedApp(application, setting));
    }

    private static DebugSetting setting(Run run, Site site, Value evalex) {
        // The argument itself is part of the call, which is what is shown.
        Traced wrapping = run.facts().traced(evalex, site.place()).at(site.place());
        String subject = site.scope().qualified("DebuggedApplication");
        return new DebugSetting(
                DebugSetting.Kind.DEBUGGER,
                wrapping,
                subject,
                site.place(),
                run.facts().certain());
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
