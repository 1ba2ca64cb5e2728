package dev.undebug.python.eval;

import org.jspecify.annotations.Nullable;

/**
 * A module outside the repository, or something in it.
 *
 * @param dotted its name, for example {@code os.path}
 */
record External(String dotted) implements Data {
    /** Returns the name after the last dot. */
    String lastName() {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    @Override
    public boolean isObject() {
        return Natives.find(dotted) != null;
    }

    @Override
    public String shown() {
        return "<" + dotted + ">";
    }

    @Override
    public Truth truth() {
        return Natives.find(dotted) == null ? Truth.UNKNOWN : Truth.TRUE;
    }

    @Override
    public Value attribute(Run run, Value self, String name) {
        return isUnseen(name) ? run.unseen(dotted).attribute(run, self, name) : Externals.attribute(run, dotted, name);
    }

    /** Returns whether it may be an application, and an attribute one of those that matter. */
    private boolean isUnseen(String attribute) {
        return UnseenApp.has(lastName(), attribute) && Natives.find(dotted) == null;
    }

    @Override
    public void setAttribute(Run run, String name, Value value, Site site) {
        if (dotted.equals("sys") && name.equals("argv")) {
            run.setArgv(value);
        } else if (dotted.equals("sys") && name.equals("path")) {
            run.searchPath().replace(run, value, site);
        } else if (isUnseen(name)) {
            run.unseen(dotted).setAttribute(run, name, value, site);
        }
    }

    @Override
    public Value call(Run run, Value self, Invocation invocation) {
        @Nullable Native known = Natives.find(dotted);
        if (known != null) {
            return known.call(run, invocation);
        }
        if (Exceptions.isBuiltin(dotted)) {
            // An exception is as good as its class.
            return self;
        }
        Value result = run.cannotTell(self.trace().with(invocation.arguments().trace()));
        if (UnseenApp.isMadeBy(lastName())) {
            return Value.of(UnseenApp.create(run)).with(result.trace());
        }
        @Nullable Middleware middleware = Middleware.of(lastName(), invocation.arguments());
        return middleware == null ? result : Value.of(middleware).with(result.trace());
    }
}
