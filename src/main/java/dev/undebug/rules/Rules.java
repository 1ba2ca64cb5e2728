package dev.undebug.rules;

import dev.undebug.rule.Rule;
import java.util.List;

/** The list of all rules. */
public final class Rules {
    /** Sorted by id. */
    public static final List<Rule> ALL = List.of(
            FrameworkDebug.BOTTLE,
            new DashDebug(),
            new DebugToolbar(),
            new DevServerInProduction(),
            FrameworkDebug.DJANGO,
            new EnvFileCommitted(),
            new EnvironmentsDisagree(),
            FrameworkDebug.STARLETTE,
            new FlaskAppDebug(),
            new FlaskConfigDebug(),
            new FlaskDebugDefaultOn(),
            new FlaskDebugEnv(),
            new FlaskEnvDevelopment(),
            new FlaskEnvIgnored(),
            new FlaskProfilerOpen(),
            new FlaskRunDebug(),
            new FlaskRunFlag(),
            new FlaskSocketioDebug(),
            new GraphiqlOpen(),
            new PropagateExceptions(),
            new QuartDebug(),
            new StaleSuppression(),
            FrameworkDebug.TORNADO,
            new TracebackInResponse(),
            new WerkzeugDebugger(),
            new WerkzeugPinOff(),
            new WsgiReload(),
            new WsgiTraceback());

    private Rules() {}
}
