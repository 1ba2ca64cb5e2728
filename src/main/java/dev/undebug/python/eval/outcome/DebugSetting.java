package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;

/**
 * The program sets an application's debug flag: {@code app.debug = …}, {@code app.config["DEBUG"] = …}, a configuration
 * object with {@code DEBUG}, {@code os.environ["FLASK_DEBUG"] = …} before the application is made. Or it wraps the
 * application in Werkzeug's debugger.
 *
 * @param kind what is set
 * @param value what it is set to; its place is the expression to change (for a configuration class, in the class)
 * @param subject qualified name of what is changed: {@code config.ProductionConfig.DEBUG}, {@code app.app.debug}
 * @param applied the statement that gives it to the application: the {@code from_object} call, the assignment
 * @param certain false when a condition that cannot be told guards it
 */
public record DebugSetting(Kind kind, Traced value, String subject, Place applied, boolean certain) {
    /** What is set. */
    public enum Kind {
        ATTRIBUTE(true),
        CONFIG(true),
        /** {@code FLASK_DEBUG} */
        ENVIRONMENT(true),
        /** A server that ended leaves the application the flag that it ran with; the switch is what gave it that flag. */
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
        /** The same around what is no application of Flask, and lets every error through */
        BARE_DEBUGGER(false),
        /** {@code pin_security} of {@code DebuggedApplication} */
        PIN_SECURITY(false),
        /** {@code enable_dev_tools()} of Dash */
        DASH_TOOLS(false),
        /** The debug flag of an application of Quart, which brings no debugger */
        QUART(false),
        /** {@code PROPAGATE_EXCEPTIONS} of an application of Quart */
        QUART_PROPAGATE(false);

        private final boolean flag;

        Kind(boolean flag) {
            this.flag = flag;
        }

        /** Returns whether it sets the debug flag of an application of Flask; the others leave it as it is. */
        public boolean setsFlag() {
            return flag;
        }

        /** Returns whether it is part of wrapping something in Werkzeug's debugger. */
        public boolean comesWithDebugger() {
            return isDebugger() || this == PIN_SECURITY;
        }

        /** Returns whether it wraps something in Werkzeug's debugger. */
        public boolean isDebugger() {
            return this == DEBUGGER || this == BARE_DEBUGGER;
        }
    }

    /** Returns this setting where it cannot be told whether the program comes to it. */
    public DebugSetting doubted() {
        return new DebugSetting(kind, value, subject, applied, false);
    }
}
