package dev.undebug.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures whole processes: {@code scan} of CPython's standard library beside {@code bandit -t B201} on the same tree in the
 * same run, and of a project of ten files.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes dev.undebug.bench.ScanBenchmark [-Dlibrary=DIR before the class]
 * </pre>
 */
public final class ScanBenchmark {
    private static final int ROUNDS = 5;
    private static final double NANOS = 1e9;

    private ScanBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path library = Library.folder();
        System.out.printf("%,d Python files in %s%n", Library.read(library).size(), library);
        Time scan = Time.of(scan(library), ROUNDS);
        System.out.printf("undebug scan              %s%n", scan);
        Path project = tenFiles();
        System.out.printf("undebug scan of ten files %s%n", Time.of(scan(project), ROUNDS));
        Time bandit = Time.of(List.of("bandit", "-r", "-t", "B201", "-q", library.toString()), 1);
        System.out.printf(
                "bandit                    %s, %.0f times as long, %.0f times the processor time%n",
                bandit, bandit.seconds() / scan.seconds(), bandit.processor() / scan.processor());
    }

    private static List<String> scan(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                "target/undebug.jar",
                "scan",
                folder.toString());
    }

    private static Path tenFiles() throws IOException {
        Path project = Files.createTempDirectory("ten");
        for (int i = 1; i < 10; i++) {
            Files.writeString(project.resolve("module" + i + ".py"), "import os\nVALUE = " + i + "\n");
        }
        Files.writeString(project.resolve("app.py"), """
                from flask import Flask
                from module1 import VALUE

                app = Flask(__name__)
                app.run(debug=True)
                """);
        return project;
    }

    /**
     * The best of several runs.
     *
     * @param seconds from start to end
     * @param processor seconds of all its threads
     */
    private record Time(double seconds, double processor) {
        static Time of(List<String> command, int rounds) throws IOException, InterruptedException {
            List<Time> times = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                times.add(once(command));
            }
            return new Time(
                    times.stream().mapToDouble(Time::seconds).min().orElseThrow(),
                    times.stream().mapToDouble(Time::processor).min().orElseThrow());
        }

        private static Time once(List<String> command) throws IOException, InterruptedException {
            Path report = Files.createTempFile("time", ".txt");
            List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%U %S", "-o", report.toString()));
            boolean canTime = Files.isExecutable(Path.of(timed.get(0)));
            timed.addAll(command);
            long start = System.nanoTime();
            new ProcessBuilder(canTime ? timed : command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            double seconds = (System.nanoTime() - start) / NANOS;
            return new Time(seconds, processor(report).orElse(Double.NaN));
        }

        private static Optional<Double> processor(Path report) throws IOException {
            List<String> lines = Files.readAllLines(report);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Stream.of(lines.get(lines.size() - 1).split(" "))
                            .mapToDouble(Double::parseDouble)
                            .sum());
        }

        @Override
        public String toString() {
            return "%.2f s (%.2f s of processor time)".formatted(seconds, processor);
        }
    }
}
