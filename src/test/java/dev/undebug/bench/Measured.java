package dev.undebug.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole process took, by GNU time.
 *
 * @param seconds from start to end
 * @param processor seconds of all its threads
 * @param megabytes its most resident memory
 * @param exit its exit code
 */
record Measured(double seconds, double processor, double megabytes, int exit) {
    private static final double NANOS = 1e9;
    private static final double KILOBYTES = 1024;

    /** Runs a command several times; returns the least of each figure. */
    static Measured best(List<String> command, int rounds) throws IOException, InterruptedException {
        Measured best = once(command);
        for (int i = 1; i < rounds; i++) {
            best = best.or(once(command));
        }
        return best;
    }

    static Measured once(List<String> command) throws IOException, InterruptedException {
        Path report = Files.createTempFile("time", ".txt");
        try {
            List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%U %S %M", "-o", report.toString()));
            timed.addAll(command);
            long start = System.nanoTime();
            int exit = new ProcessBuilder(timed)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            double seconds = (System.nanoTime() - start) / NANOS;
            // Where the process fails, a sentence about that comes first.
            List<String> lines = Files.readAllLines(report);
            String[] figures = lines.get(lines.size() - 1).split(" ");
            return new Measured(
                    seconds,
                    Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
                    Double.parseDouble(figures[2]) / KILOBYTES,
                    exit);
        } finally {
            Files.delete(report);
        }
    }

    Measured or(Measured other) {
        return new Measured(
                Math.min(seconds, other.seconds),
                Math.min(processor, other.processor),
                Math.min(megabytes, other.megabytes),
                exit);
    }

    @Override
    public String toString() {
        return "%.2f s (%.2f s of processor time, %.0f MB)".formatted(seconds, processor, megabytes);
    }
}
