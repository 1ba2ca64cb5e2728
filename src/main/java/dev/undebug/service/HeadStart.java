package dev.undebug.service;

import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.RunCache;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Judges programs from the last one on in other threads, while they are judged from the first one on. Only the runs are
 * used, and each costs the work that it would have cost, so the result is the same however fast the threads are.
 */
final class HeadStart implements AutoCloseable {
    private final List<Program> programs;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger last;
    private volatile int reached = -1;

    private HeadStart(List<Program> programs) {
        this.programs = programs;
        this.last = new AtomicInteger(programs.size() - 1);
    }

    /**
     * @param judge of this thread
     * @param runs its runs
     * @param most the number of threads besides this one
     */
    static HeadStart begin(List<Program> programs, ProgramJudge judge, RunCache runs, int most) {
        HeadStart start = new HeadStart(programs);
        int useful = runs.maySplit() ? Math.min(most, programs.size() / 2) : 0;
        for (int i = 0; i < useful; i++) {
            ProgramJudge other = judge.ahead(runs.split());
            Thread thread = new Thread(() -> start.judge(other), "undebug-ahead-" + i);
            thread.setDaemon(true);
            // The thread that scans meets the same error, and reports it.
            thread.setUncaughtExceptionHandler((where, error) -> {});
            start.threads.add(thread);
        }
        start.threads.forEach(Thread::start);
        return start;
    }

    private void judge(ProgramJudge judge) {
        for (int i = last.getAndDecrement(); i > reached; i = last.getAndDecrement()) {
            judge.judge(programs.get(i));
        }
    }

    /** Says which program is judged now. */
    void reached(int program) {
        reached = program;
    }

    /** Ends the threads: each after its present program. */
    @Override
    public void close() {
        reached = programs.size();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
