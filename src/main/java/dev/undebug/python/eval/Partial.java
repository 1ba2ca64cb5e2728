package dev.undebug.python.eval;

/** What {@code functools.partial} returns. */
record Partial(Value function, Arguments arguments) implements Data {
    @Override
    public String shown() {
        return "<partial>";
    }

    @Override
    public Value call(Interpretation run, Value self, Invocation invocation) {
        return function.data().call(run, function, invocation.with(arguments.then(invocation.arguments())));
    }
}
