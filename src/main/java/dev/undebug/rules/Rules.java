package dev.undebug.rules;

import dev.undebug.rule.Rule;
import java.util.List;

/** Every rule there is. */
public final class Rules {
    /** Sorted by id. */
    public static final List<Rule> ALL = List.of(
            new BottleDebug(),
            new DashDebug(),
            new DebugToolbar(),
            new DevServerInProduction(),
            new DjangoDebug(),
            new EnvFileCommitted(),
            new EnvironmentsDisagree(),
            new FastApiDebug(),
            new FlaskAppDebug(),
            new FlaskConfigDebug(),
            new FlaskDebugDefaultOn(),
            new FlaskDebugEnv(),
            new FlaskEnvDevelopment(),
            new FlaskEnvIgnored(),
            new FlaskRunDebug(),
            new FlaskRunFlag(),
            new FlaskSocketioDebug(),
            new PropagateExceptions(),
            new QuartDebug(),
            new StaleSuppression(),
            new TornadoDebug(),
            new TracebackInResponse(),
            new WerkzeugDebugger(),
            new WerkzeugPinOff(),
            new WsgiReload(),
            new WsgiTraceback());

    private Rules() {}
}
