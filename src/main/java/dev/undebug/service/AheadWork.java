package dev.undebug.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The same work on each of many things, such as the proof of each fix, which is done in another thread, too: the last ones first, while
 * this thread asks for one after the other. Each result is the same in either thread, so all of them are the same however fast the
 * threads are.
 *
 * @param <T> a thing; equal ones have equal results
 * @param <R> the result
 */
public final class AheadWork<T, R> implements AutoCloseable {
    private final Function<T, R> work;
    private final Map<T, FutureTask<R>> tasks = new LinkedHashMap<>();
    private final Optional<AheadThread> thread;
    private volatile boolean ended;

    private AheadWork(List<T> things, Function<T, R> work, Optional<String> name) {
        this.work = work;
        things.forEach(thing -> tasks.putIfAbsent(thing, new FutureTask<>(() -> work.apply(thing))));
        List<FutureTask<R>> all = new ArrayList<>(tasks.values());
        this.thread = name.map(found -> AheadThread.start(found, () -> doFromTheLast(all)));
    }

    /**
     * Begins the work.
     *
     * @param name of the thread
     * @param things in the order in which they are asked for
     * @param work two threads do it
     */
    public static <T, R> AheadWork<T, R> begin(String name, List<T> things, Function<T, R> work) {
        return new AheadWork<>(things, work, Optional.of(name));
    }

    /** Returns work that is done only when it is asked for. */
    public static <T, R> AheadWork<T, R> none(Function<T, R> work) {
        return new AheadWork<>(List.of(), work, Optional.empty());
    }

    private void doFromTheLast(List<FutureTask<R>> all) {
        for (int i = all.size() - 1; i >= 0 && !ended; i--) {
            all.get(i).run();
        }
    }

    /** Returns the result for a thing, also for one that nobody announced; waits for it if the other thread has begun it. */
    public R of(T thing) {
        FutureTask<R> task = tasks.get(thing);
        return task == null ? work.apply(thing) : done(thing, task);
    }

    private R done(T thing, FutureTask<R> task) {
        // Does nothing if the other thread has begun it.
        task.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    return work.apply(thing);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the other thread after its present work. */
    @Override
    public void close() {
        ended = true;
        thread.ifPresent(AheadThread::close);
    }
}
