package dev.undebug.bench;

import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.testing.MemoryTree;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures scans of trees with as many fixes as files, in seconds of processor time.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/undebug.jar:target/test-classes dev.undebug.bench.FixProofBenchmark
 * </pre>
 */
public final class FixProofBenchmark {
    private static final String GUARDED = "\nif __name__ == '__main__':\n    app.run(debug=True)\n";

    private FixProofBenchmark() {}

    public static void main(String[] args) {
        measure("warm-up", together(30, GUARDED));
        measure("100 programs that import each other, a switch when run", together(100, GUARDED));
        measure("60 programs that import each other, a switch when imported", together(60, "app.debug = True\n"));
        measure("600 programs, each for itself", apart(600));
        measure("200 compose services, each for itself", composed(200));
    }

    private static void measure(String name, Map<String, String> texts) {
        long start = processorTime();
        ScanResult result = new Scanner(Rules.ALL).scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
        long fixes = result.findings().stream()
                .filter(finding -> finding.fix().isPresent())
                .count();
        System.out.printf("%6.2f s, %3d fixes: %s%n", (processorTime() - start) / 1e9, fixes, name);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Map<String, String> together(int count, String end) {
        String imports = IntStream.range(0, count)
                .mapToObj(number -> "import m" + number + "\n")
                .collect(Collectors.joining());
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            texts.put("m" + i + ".py", "from flask import Flask\n" + imports + "app = Flask(__name__)\n" + end);
        }
        return texts;
    }

    private static Map<String, String> apart(int count) {
        String views = "@app.route('/')\ndef view():\n    return 'x'\n".repeat(20);
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            texts.put("d" + i + "/app.py", "from flask import Flask\napp = Flask(__name__)\n" + views + GUARDED);
        }
        return texts;
    }

    private static Map<String, String> composed(int count) {
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            texts.put("d" + i + "/app.py", "from flask import Flask\napp = Flask(__name__)\napp.run()\n");
            texts.put("d" + i + "/Dockerfile", "FROM python\nWORKDIR /srv\nCOPY . .\n");
            texts.put("d" + i + "/compose.yaml", """
                    services:
                      web:
                        build: .
                        command: python app.py
                        environment:
                          FLASK_DEBUG: "1"
                    """);
        }
        return texts;
    }
}
