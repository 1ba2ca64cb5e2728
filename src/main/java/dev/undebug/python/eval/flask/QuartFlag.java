package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Comparisons;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The debug flag of a Quart application, as variables set it. From Quart's sources: the constructor reads {@code QUART_DEBUG}, else
 * {@code QUART_ENV}, in releases 0.7 to 0.18 ({@code make_config} of {@code app.py}, {@code get_debug_flag} of {@code helpers.py});
 * from 0.19 on it is Flask's, which reads {@code FLASK_DEBUG}. {@code run()} reads {@code QUART_DEBUG} anew where it is set, and up to
 * 0.19.0 {@code QUART_ENV}. An empty {@code QUART_DEBUG} is on up to 0.19.0.
 */
record QuartFlag(Run run, FlaskConfig config, Site site) {
    private static final String DEBUG = "QUART_DEBUG";
    private static final String MODE = "QUART_ENV";
    private static final String FLASK = "FLASK_DEBUG";
    private static final Set<String> OFF = Set.of("0", "false", "no");

    /** Sets the flag of a new application. */
    void make() {
        Truth own = own();
        @Nullable Value value = own == Truth.FALSE ? flag(FLASK, Truth.FALSE) : quart(own);
        if (own == Truth.TRUE) {
            config.state().put(FlaskConfig.DEBUG, value == null ? Value.of(false) : value);
        }
        if (value != null && value.truth() != Truth.FALSE) {
            put(own == Truth.UNKNOWN ? Value.unknown(value.trace()) : value);
        }
    }

    /** Sets the flag anew where a variable is set when {@code run()} is called. */
    void start() {
        @Nullable Value value = quart(own());
        if (value != null) {
            put(value);
        }
    }

    private Truth own() {
        return run.entry().context().traits().quartVariables();
    }

    private void put(Value value) {
        config.debug(value, run.facts().setting(DebugSetting.Kind.QUART, value, site.subject("debug"), site));
    }

    /**
     * Returns the flag as Quart's own variables set it; null where none is set.
     *
     * @param own whether this release reads {@code QUART_ENV}, too
     */
    private @Nullable Value quart(Truth own) {
        @Nullable Value debug = flag(DEBUG, own);
        if (debug != null || own == Truth.FALSE) {
            return debug;
        }
        @Nullable Value mode = run.environ().find(MODE);
        if (mode == null) {
            return null;
        }
        Trace trace = mode.trace().with(Trace.variable(MODE));
        Truth development = mode.maybeAbsent() ? Truth.UNKNOWN : Comparisons.equal(mode, Value.of("development"));
        if (own == Truth.UNKNOWN) {
            return development == Truth.FALSE ? null : Value.unknown(trace);
        }
        return development == Truth.UNKNOWN
                ? Value.unknown(trace)
                : Value.of(development == Truth.TRUE).with(trace);
    }

    /** @param empty whether an empty variable is on */
    private @Nullable Value flag(String name, Truth empty) {
        @Nullable Value set = run.environ().find(name);
        if (set == null) {
            return null;
        }
        Trace trace = set.trace().with(Trace.variable(name));
        if (set.maybeAbsent() || !(set.data() instanceof Scalar.Text text)) {
            return Value.unknown(trace);
        }
        if (text.text().isEmpty()) {
            return empty == Truth.UNKNOWN
                    ? Value.unknown(trace)
                    : Value.of(empty == Truth.TRUE).with(trace);
        }
        return Value.of(!OFF.contains(text.text().toLowerCase(Locale.ROOT))).with(trace);
    }
}
