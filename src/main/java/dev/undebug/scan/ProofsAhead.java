package dev.undebug.scan;

import dev.undebug.scan.FixProof.Attempt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Proves the fixes of reports in another thread, the last ones first, while they are proved one after the other. Each costs the work
 * that it would have cost, so the result is the same however fast the threads are.
 */
final class ProofsAhead implements AutoCloseable {
    private final Map<Report, FutureTask<Attempt>> tasks = new IdentityHashMap<>();
    private final Function<Report, Attempt> proof;
    private final Thread thread;
    private volatile boolean ended;

    private ProofsAhead(List<Report> reports, Function<Report, Attempt> proof) {
        this.proof = proof;
        reports.forEach(report -> tasks.put(report, new FutureTask<>(() -> proof.apply(report))));
        this.thread = new Thread(() -> prove(reports), "undebug-proofs");
        thread.setDaemon(true);
        // The thread that scans meets the same error, and reports it.
        thread.setUncaughtExceptionHandler((where, error) -> {});
    }

    /**
     * @param reports in the order in which their fixes are proved
     * @param proof of the fixes of one; two threads call it
     */
    static ProofsAhead begin(List<Report> reports, Function<Report, Attempt> proof) {
        ProofsAhead ahead = new ProofsAhead(reports, proof);
        ahead.thread.start();
        return ahead;
    }

    private void prove(List<Report> reports) {
        for (int i = reports.size() - 1; i >= 0 && !ended; i--) {
            tasks.get(reports.get(i)).run();
        }
    }

    /** Returns the proof of one of the reports; waits for it if the other thread has begun it. */
    Attempt of(Report report) {
        FutureTask<Attempt> task = tasks.get(report);
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
                    return proof.apply(report);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread after its present proof. */
    @Override
    public void close() {
        ended = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
