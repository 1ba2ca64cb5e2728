package dev.undebug.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures whole processes on folders of your choice: {@code scan --format json} beside {@code bandit -q -r -t B201}, in
 * turns, the best of three rounds ({@code -Drounds=}). Prints a table, the slowest first, with sums and ratios. Needs GNU time, and
 * {@code bandit} on the path.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/classes dev.undebug.bench.RepositoryBenchmark FOLDER...
 * </pre>
 */
public final class RepositoryBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private RepositoryBenchmark() {}

    /** A folder and what both programs took. */
    private record Row(String name, long files, Measured undebug, Measured bandit) {}

    public static void main(String[] args) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (String folder : args) {
            Path path = Path.of(folder);
            Row row = measure(path);
            rows.add(row);
            System.err.println(line(row));
        }
        rows.sort((one, other) ->
                Double.compare(other.undebug().seconds(), one.undebug().seconds()));
        System.out.println(
                "| repository (Python files) | Undebug, s | processor, s | peak, MB | exit | bandit, s | ratio |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        rows.forEach(row -> System.out.println(line(row)));
        double undebug =
                rows.stream().mapToDouble(row -> row.undebug().seconds()).sum();
        double bandit = rows.stream().mapToDouble(row -> row.bandit().seconds()).sum();
        System.out.printf("| all %d | %.1f | | | | %.1f | %.2f |%n", rows.size(), undebug, bandit, undebug / bandit);
    }

    private static Row measure(Path folder) throws IOException, InterruptedException {
        Measured undebug = Measured.once(ScanBenchmark.scan(folder, "--format", "json"));
        Measured bandit = Measured.once(ScanBenchmark.bandit(folder));
        for (int i = 1; i < ROUNDS; i++) {
            undebug = undebug.or(Measured.once(ScanBenchmark.scan(folder, "--format", "json")));
            bandit = bandit.or(Measured.once(ScanBenchmark.bandit(folder)));
        }
        return new Row(String.valueOf(folder.getFileName()), pythonFiles(folder), undebug, bandit);
    }

    private static long pythonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".py")).count();
        }
    }

    private static String line(Row row) {
        return "| %s (%,d) | %.2f | %.2f | %.0f | %d | %.2f | %.2f |"
                .formatted(
                        row.name(),
                        row.files(),
                        row.undebug().seconds(),
                        row.undebug().processor(),
                        row.undebug().megabytes(),
                        row.undebug().exit(),
                        row.bandit().seconds(),
                        row.undebug().seconds() / row.bandit().seconds());
    }
}
