package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How often the interpreter was right, said that it does not know, and was wrong. */
final class Tally {
    private static final int PROCESSES = 2;
    private static final int IN_FLIGHT = 8;
    private static final int MOST_SHOWN = 5;

    private final List<Disagreement> wrong = new ArrayList<>();
    private int agree;
    private int unknown;
    private int open;
    private int openUnknown;
    private int failed;
    private int wrongs;

    static Tally of(long seed, int programs) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Callable<Tally>> parts = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                int part = i;
                parts.add(() -> part(seed, part, programs));
            }
            Tally all = new Tally();
            for (Future<Tally> part : executor.invokeAll(parts)) {
                all.add(part.get());
            }
            return all;
        } finally {
            executor.shutdown();
        }
    }

    private static Tally part(long seed, int first, int programs) throws Exception {
        Tally tally = new Tally();
        try (RealFlask flask = new RealFlask()) {
            List<RandomProgram> waiting = new ArrayList<>();
            for (int i = first; i < programs; i += PROCESSES) {
                RandomProgram program = ProgramGenerator.program(seed * 1_000_003 + i);
                flask.send(program);
                waiting.add(program);
                if (waiting.size() > IN_FLIGHT) {
                    tally.compare(waiting.remove(0), flask.receive());
                }
            }
            for (RandomProgram program : waiting) {
                tally.compare(program, flask.receive());
            }
            for (int i = 0; i < tally.wrong.size(); i++) {
                tally.wrong.set(i, tally.wrong.get(i).shrunk(flask));
            }
        }
        return tally;
    }

    private void compare(RandomProgram program, List<Observation> real) {
        Repository files = Repository.of(program.files());
        for (int i = 0; i < program.cases().size(); i++) {
            Observation predicted = Prediction.of(files, program.cases().get(i));
            Agreement agreement = Agreement.of(predicted, real.get(i));
            count(agreement, program.opaque());
            failed += real.get(i).error().isEmpty() ? 0 : 1;
            if (agreement == Agreement.WRONG && wrong.size() < MOST_SHOWN && !known(program)) {
                wrong.add(new Disagreement(program, program.cases().get(i), predicted, real.get(i)));
            }
        }
    }

    private boolean known(RandomProgram program) {
        return wrong.stream().anyMatch(one -> one.program().files().equals(program.files()));
    }

    private void count(Agreement agreement, boolean opaque) {
        agree += agreement == Agreement.AGREE ? 1 : 0;
        unknown += agreement == Agreement.UNKNOWN ? 1 : 0;
        wrongs += agreement == Agreement.WRONG ? 1 : 0;
        open += opaque ? 0 : 1;
        openUnknown += !opaque && agreement == Agreement.UNKNOWN ? 1 : 0;
    }

    private void add(Tally other) {
        agree += other.agree;
        unknown += other.unknown;
        wrongs += other.wrongs;
        open += other.open;
        openUnknown += other.openUnknown;
        failed += other.failed;
        wrong.addAll(other.wrong);
    }

    int cases() {
        return agree + unknown + wrongs;
    }

    /** Returns how much is not known although all of it can be read. */
    double unknownShare() {
        return (double) openUnknown / open;
    }

    List<Disagreement> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return cases() + " cases: " + agree + " agree, " + unknown + " unknown, " + wrongs + " wrong; of the " + open
                + " that hide nothing from a reader " + openUnknown + " unknown; " + failed
                + " ended with an exception";
    }
}
