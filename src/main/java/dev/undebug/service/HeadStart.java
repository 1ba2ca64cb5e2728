package dev.undebug.service;

import dev.undebug.service.judge.ProgramJudge;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.RunCache;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges programs in other threads, while they are judged one after the other. Only the runs are
 * used, and each costs the work that it would have cost, so the result is the same however fast the threads are.
 */
final class HeadStart implements AutoCloseable {
    private final List<Program> programs;
    private final List<AheadThread> threads = new ArrayList<>();
    private final List<Integer> order;
    private final AtomicInteger next = new AtomicInteger();
    private volatile int reached = -1;

    private HeadStart(List<Program> programs, List<Integer> order) {
        this.programs = programs;
        this.order = order;
    }

    /**
     * @param programs in the order in which they are judged: first those that launches start
     * @param judge of this thread
     * @param runs its runs
     * @param most the number of threads besides this one
     */
    static HeadStart begin(List<Program> programs, ProgramJudge judge, RunCache runs, int most) {
        HeadStart start = new HeadStart(programs, order(programs));
        int useful = runs.maySplit() ? Math.min(most, programs.size() / 2) : 0;
        for (int i = 0; i < useful; i++) {
            ProgramJudge other = judge.ahead(runs.split());
            start.threads.add(AheadThread.start("undebug-ahead-" + i, () -> start.judge(other)));
        }
        return start;
    }

    /** Those that launches start come first here, too: the trials that they make are not made for others. */
    private static List<Integer> order(List<Program> programs) {
        List<Integer> fromTheLast = IntStream.range(0, programs.size())
                .map(i -> programs.size() - 1 - i)
                .boxed()
                .toList();
        Predicate<Integer> launched = i -> programs.get(i).launch().isPresent();
        return Stream.concat(
                        fromTheLast.stream().filter(launched),
                        fromTheLast.stream().filter(launched.negate()))
                .toList();
    }

    private void judge(ProgramJudge judge) {
        for (int i = next.getAndIncrement(); i < order.size(); i = next.getAndIncrement()) {
            if (order.get(i) > reached) {
                judge.judge(programs.get(order.get(i)));
            }
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
        threads.forEach(AheadThread::close);
    }
}
