package dev.undebug.python.eval;

import java.util.Set;

/**
 * An application that is not in the repository, or that a factory makes which is not, of Flask or of another framework: nothing
 * is known of it but what it is started with.
 */
record UnseenApp() implements Data {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private static final Set<String> FACTORIES = Set.of(
            "create_app",
            "make_app",
            "build_app",
            "get_app",
            "create_flask_app",
            "create_application",
            "make_application",
            "build_application",
            "get_application");

    private static final Set<String> NAMES = Set.of("app", "application");

    /** Returns whether a function is called like those that make applications. */
    static boolean isMadeBy(String function) {
        return FACTORIES.contains(function);
    }

    /** Returns whether something is called as people call their application. */
    static boolean isCalled(String name) {
        return NAMES.contains(name);
    }

    @Override
    public String shown() {
        return "<application>";
    }

    @Override
    public Truth truth() {
        return Truth.UNKNOWN;
    }

    @Override
    public Value attribute(Run run, Value self, String name) {
        return name.equals("run")
                ? Value.of(new Method(self, name, UnseenApp::run))
                : Data.super.attribute(run, self, name);
    }

    /** Other frameworks are started like that, too, so that it is not certain; without {@code debug} nobody can tell anything. */
    static Value run(Run run, Method method, Invocation call) {
        return call.arguments().value(NOWHERE, "debug") == null
                ? run.cannotTell(call.arguments().trace())
                : run.branches()
                        .either(
                                Trace.NONE,
                                () -> ServerStarts.app(run, method, call),
                                () -> run.cannotTell(Trace.NONE));
    }
}
