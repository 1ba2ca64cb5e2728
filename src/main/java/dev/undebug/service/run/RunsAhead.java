package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The runs of several threads that judge the same programs: each is done once, by the thread that comes first. */
final class RunsAhead {
    private final Map<Start, CompletableFuture<Execution>> runs = new ConcurrentHashMap<>();

    private record Start(Entry entry, Environment environment) {}

    /** Returns a run; waits for it if another thread has begun it. */
    Execution run(Entry entry, Environment environment, Supplier<Execution> fresh) {
        Start start = new Start(entry, environment);
        CompletableFuture<Execution> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Execution> other = runs.putIfAbsent(start, own);
        if (other == null) {
            return first(own, fresh);
        }
        try {
            return other.join();
        } catch (CompletionException failed) {
            return fresh.get();
        }
    }

    private static Execution first(CompletableFuture<Execution> own, Supplier<Execution> fresh) {
        boolean done = false;
        try {
            Execution execution = fresh.get();
            done = own.complete(execution);
            return execution;
        } finally {
            if (!done) {
                own.completeExceptionally(new IllegalStateException("no outcome"));
            }
        }
    }
}
