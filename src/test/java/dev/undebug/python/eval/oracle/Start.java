package dev.undebug.python.eval.oracle;

/**
 * The start of a development server.
 *
 * @param certain whether it surely happens
 */
record Start(Sign debug, Sign debugger, boolean certain) {
    static Start of(boolean debug, boolean debugger) {
        return new Start(Sign.of(debug), Sign.of(debugger), true);
    }

    boolean allows(Start real) {
        return debug.allows(real.debug) && debugger.allows(real.debugger);
    }

    boolean isKnown() {
        return certain && debug != Sign.UNKNOWN && debugger != Sign.UNKNOWN;
    }

    @Override
    public String toString() {
        return "debug=" + debug + " debugger=" + debugger + (certain ? "" : " perhaps");
    }
}
