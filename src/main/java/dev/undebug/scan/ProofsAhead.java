package dev.undebug.scan;

import dev.undebug.scan.FixProof.Attempt;
import dev.undebug.service.AheadThread;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Proves the fixes of reports in another thread, the last ones first, while they are proved one after the other. Each costs the work
 * that it would have cost, so the result is the same however fast the threads are.
 */
final class ProofsAhead implements AutoCloseable {
    private final List<FutureTask<Attempt>> tasks;
    private final List<Report> reports;
    private final Function<Report, Attempt> proof;
    private final AheadThread thread;
    private volatile boolean ended;

    private ProofsAhead(List<Report> reports, Function<Report, Attempt> proof) {
        this.reports = reports;
        this.proof = proof;
        this.tasks = reports.stream()
                .map(report -> new FutureTask<>(() -> proof.apply(report)))
                .toList();
        this.thread = AheadThread.start("undebug-proofs", this::prove);
    }

    /**
     * @param reports in the order in which their fixes are proved
     * @param proof of the fixes of one; two threads call it
     */
    static ProofsAhead begin(List<Report> reports, Function<Report, Attempt> proof) {
        return new ProofsAhead(reports, proof);
    }

    private void prove() {
        for (int i = tasks.size() - 1; i >= 0 && !ended; i--) {
            tasks.get(i).run();
        }
    }

    /** Returns the proof of one of the reports; waits for it if the other thread has begun it. */
    Attempt of(Report report) {
        FutureTask<Attempt> task = tasks.get(reports.indexOf(report));
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
        thread.close();
    }
}
