package dev.undebug.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures whole processes: {@code scan} of CPython's standard library beside {@code bandit -t B201} on the same tree in the
 * same run, and of a project of ten files. Undebug is started as in a release, by its launcher.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes dev.undebug.bench.ScanBenchmark [-Dlibrary=DIR before the class]
 * </pre>
 */
public final class ScanBenchmark {
    private static final int ROUNDS = 5;

    private ScanBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path library = Library.folder();
        System.out.printf("%,d Python files in %s%n", Library.read(library).size(), library);
        Measured scan = Measured.best(scan(library), ROUNDS);
        System.out.printf("undebug scan              %s%n", scan);
        Path project = tenFiles();
        System.out.printf("undebug scan of ten files %s%n", Measured.best(scan(project), ROUNDS));
        Measured bandit = Measured.best(bandit(library), 1);
        System.out.printf(
                "bandit                    %s, %.0f times as long, %.0f times the processor time%n",
                bandit, bandit.seconds() / scan.seconds(), bandit.processor() / scan.processor());
    }

    static List<String> bandit(Path folder) {
        return List.of("bandit", "-q", "-r", "-t", "B201", folder.toString());
    }

    static List<String> scan(Path folder, String... options) {
        List<String> command = new ArrayList<>(List.of("sh", "bin/undebug", "scan", folder.toString()));
        command.addAll(List.of(options));
        return command;
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
}
