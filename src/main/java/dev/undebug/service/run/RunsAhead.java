package dev.undebug.service.run;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.service.run.KnownRuns.Known;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of several threads that judge the same programs: each is done once, by the thread that comes first. A run that has ended
 * also answers for other files around the program, see {@link KnownRuns}; not for another environment, in which it would cost another
 * amount of work.
 */
final class RunsAhead {
    private final Map<Start, CompletableFuture<Known>> runs = new ConcurrentHashMap<>();
    private final KnownRuns ended = new KnownRuns();
    private final Predicate<String> exists;

    private record Start(Entry entry, Environment environment) {}

    /** @param exists whether the repository has a file */
    RunsAhead(Predicate<String> exists) {
        this.exists = exists;
    }

    /** Returns a run; waits for it if another thread has begun it. */
    Known run(Entry entry, Environment environment, Supplier<Known> fresh) {
        Start start = new Start(entry, environment);
        CompletableFuture<Known> own = new CompletableFuture<>();
        @Nullable CompletableFuture<Known> other = runs.putIfAbsent(start, own);
        if (other == null) {
            return first(own, () -> ended(entry, environment).orElseGet(() -> {
                Known run = fresh.get();
                end(entry, run);
                return run;
            }));
        }
        try {
            return other.join();
        } catch (CompletionException failed) {
            return fresh.get();
        }
    }

    private Optional<Known> ended(Entry entry, Environment environment) {
        synchronized (ended) {
            return ended.elsewhere(entry, environment, exists);
        }
    }

    private void end(Entry entry, Known run) {
        synchronized (ended) {
            ended.add(entry, run);
        }
    }

    private static Known first(CompletableFuture<Known> own, Supplier<Known> fresh) {
        boolean done = false;
        try {
            Known run = fresh.get();
            done = own.complete(run);
            return run;
        } finally {
            if (!done) {
                own.completeExceptionally(new IllegalStateException("no outcome"));
            }
        }
    }
}
