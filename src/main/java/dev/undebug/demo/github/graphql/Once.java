package dev.undebug.demo.github.graphql;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is created on first use. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        prepare();
        return value.orElseThrow();
    }

    synchronized void prepare() {
        if (value.isEmpty()) {
            value = Optional.of(maker.get());
        }
    }
}
