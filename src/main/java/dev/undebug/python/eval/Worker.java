package dev.undebug.python.eval;

/** A thread or process that has not been started yet. */
record Worker(Value target) implements Data {
    @Override
    public String shown() {
        return "<worker>";
    }

    @Override
    public Value attribute(Run run, Value self, String name) {
        boolean starts = name.equals("start") || name.equals("run");
        return starts
                ? Value.of(new Method(self, name, (run2, method, invocation) -> {
                    Runnable work = () -> target.data().call(run2, target, invocation.with(Arguments.NONE));
                    run2.facts().beside(work);
                    return Value.NONE;
                }))
                : Value.UNKNOWN;
    }

    @Override
    public void setAttribute(Run run, String name, Value value, Site site) {}
}
