package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;

/**
 * An assignment of debug settings by the program: {@code app.debug = …}, {@code app.config["DEBUG"] = …}, a
 * configuration object with {@code DEBUG}, {@code os.environ["FLASK_DEBUG"] = …} before that is read. Or a
 * wrapping of the application in Werkzeug's debugger.
 *
 * @param kind the setting
 * @param value its value; the value's place is the expression to change (for a configuration class, in the class)
 * @param subject qualified name of the changed object: {@code config.ProductionConfig.DEBUG}, {@code app.app.debug}
 * @param applied the statement that gives it to the application: the {@code from_object} call, the assignment
 * @param certain false if an undecided condition guards it
 * @param presumed whether nobody sees what makes the application
 */
public record DebugSetting(Kind kind, Traced value, String subject, Place applied, boolean certain, boolean presumed) {
    public DebugSetting(Kind kind, Traced value, String subject, Place applied, boolean certain) {
        this(kind, value, subject, applied, certain, false);
    }

    /** The kinds of settings. */
    public enum Kind {
        ATTRIBUTE(true),
        CONFIG(true),
        /** A file that only the deployment has, and that the program cannot do without: it may set the flag, or not. */
        OUTSIDE(true),
        /** {@code FLASK_DEBUG} */
        ENVIRONMENT(true),
        /** The flag that an ended server leaves on the application; the value is that of the switch that set it. */
        LEFT(true),
        /** {@code FLASK_ENV} */
        MODE(false),
        /** {@code WERKZEUG_DEBUG_PIN} */
        PIN(false),
        /** {@code PROPAGATE_EXCEPTIONS} */
        PROPAGATION(false),
        /** {@code TESTING}, which lets exceptions through too */
        TESTING(false),
        /** {@code DebuggedApplication(app)}; the value is that of {@code evalex} */
        DEBUGGER(false),
        /** The same around something other than a Flask application, so the debugger sees every error */
        BARE_DEBUGGER(false),
        /** {@code pin_security} of {@code DebuggedApplication} */
        PIN_SECURITY(false),
        /** {@code enable_dev_tools()} of Dash */
        DASH_TOOLS(false),
        /** The debug flag of a Quart application, which brings no debugger */
        QUART(false),
        /** {@code PROPAGATE_EXCEPTIONS} of a Quart application */
        QUART_PROPAGATE(false);

        private final boolean flag;

        Kind(boolean flag) {
            this.flag = flag;
        }

        /** Returns whether it sets the debug flag of a Flask application. */
        public boolean setsFlag() {
            return flag;
        }

        /** Returns whether a program makes it through an environment variable. */
        public boolean isVariable() {
            return this == ENVIRONMENT || this == MODE || this == PIN;
        }

        /** Returns whether it belongs to a wrapping in Werkzeug's debugger. */
        public boolean comesWithDebugger() {
            return isDebugger() || this == PIN_SECURITY;
        }

        /** Returns whether it is a wrapping in Werkzeug's debugger. */
        public boolean isDebugger() {
            return this == DEBUGGER || this == BARE_DEBUGGER;
        }
    }

    /** Returns this setting as uncertain, because the program may not reach it. */
    public DebugSetting doubted() {
        return new DebugSetting(kind, value, subject, applied, false, presumed);
    }

    /** Returns this setting as one of an object that may be an application. */
    public DebugSetting ofUnseen() {
        return new DebugSetting(kind, value, subject, applied, false, true);
    }
}
