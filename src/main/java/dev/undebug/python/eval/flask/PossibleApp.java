package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Flask application, or something else.
 *
 * @param app the application
 * @param orNothing whether the alternative is None, which no server can serve
 */
record PossibleApp(FlaskApp app, boolean orNothing) implements Data {

    /** Returns the application that a value may be; null if it is none. */
    static @Nullable FlaskApp in(Data data) {
        if (data instanceof PossibleApp possible) {
            return possible.app;
        }
        return data instanceof FlaskApp app ? app : null;
    }

    /** Joins an application, or a possible one, with other data. */
    static Data either(Data first, FlaskApp app, Data other, Joining states) {
        @Nullable FlaskApp more = in(other);
        return more == null ? orElse(first, app, other) : both(first, app, other, states);
    }

    /** Joins two applications; keeps their subclass if they share it. */
    private static Data both(Data first, FlaskApp one, Data second, Joining states) {
        FlaskApp two = Objects.requireNonNull(in(second));
        Table table = one.equals(two) ? one.state() : states.both(one.state(), two.state());
        boolean same = Objects.equals(one.type(), two.type());
        FlaskApp joined = new FlaskApp(one.run(), same ? one.type() : null, table);
        boolean sure = same && first instanceof FlaskApp && second instanceof FlaskApp;
        boolean orNothing = same
                && !(first instanceof PossibleApp a && !a.orNothing())
                && !(second instanceof PossibleApp b && !b.orNothing());
        return sure ? joined : new PossibleApp(joined, orNothing);
    }

    private static Data orElse(Data first, FlaskApp app, Data other) {
        boolean before = !(first instanceof PossibleApp possible) || possible.orNothing;
        return new PossibleApp(app, before && other instanceof Scalar.None);
    }

    @Override
    public Data either(Data other, Joining states) {
        return either(this, app, other, states);
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public boolean isOneOfMany() {
        return true;
    }

    @Override
    public String shown() {
        return "<Flask or something else>";
    }

    @Override
    public Truth truth() {
        return Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Interpretation interpretation, Value self, String name) {
        interpretation.cannotTell(Trace.NONE);
        Value attribute = app.attribute(interpretation, Value.of(app), name);
        return name.equals("run") && !orNothing
                ? app.run()
                        .method(self, name, (run, method, call) -> run.calls().perhaps(attribute, call))
                : attribute;
    }

    @Override
    public void setAttribute(Interpretation interpretation, String name, Value value, Site site) {
        interpretation.cannotTell(Trace.NONE);
        app.setAttribute(interpretation, name, value, site);
    }
}
