package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work is counted, never timed. So what is counted has to be what takes the time, whatever the program. */
@Tag(Needs.FUZZ)
@Tag(Needs.ORACLE)
class CountedWorkTest {
    /** The most work of a run, and of what it does after it has been told to stop. */
    private static final long MOST = 2_100_000;

    /** A run with less work says little: its time is that of its fixed costs. */
    private static final long ENOUGH = 20_000;

    private static final double FACTOR = 3;
    private static final int ROUNDS = 2;
    private static final int MODULES = 80;

    @Test
    void everyRunEnds() {
        DearPrograms.all().forEach((name, program) -> {
            Execution execution = program.run();
            assertThat(execution.coverage().work()).as(name).isBetween(100L, MOST);
            boolean certain =
                    !execution.starts().isEmpty() && execution.starts().get(0).certain();
            assertThat(execution.coverage().isCut() && certain).as(name).isFalse();
            assertThat(execution.coverage().isCut() || !execution.starts().isEmpty())
                    .as(name)
                    .isTrue();
        });
    }

    /** Processor time of this thread, so that other programs on the machine matter little. */
    @Test
    void everyUnitOfWorkTakesTheSameTime() throws IOException, InterruptedException {
        Map<String, Supplier<Execution>> programs = new LinkedHashMap<>();
        DearPrograms.all().forEach((name, program) -> programs.put(name, program::run));
        int made = programs.size();
        programs.putAll(modulesOfTheStandardLibrary());
        assertThat(programs).hasSize(made + MODULES);
        Map<String, Double> costs = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            programs.forEach((name, program) -> cost(program, name, costs));
        }
        assertThat(costs).hasSizeGreaterThan(20);
        double middle = Math.sqrt(Collections.min(costs.values()) * Collections.max(costs.values()));
        assertThat(costs)
                .allSatisfy((name, cost) -> assertThat(cost / middle).as(name).isBetween(1 / FACTOR, FACTOR));
    }

    /** Notes the nanoseconds for a unit of work, the least of all rounds. */
    private static void cost(Supplier<Execution> program, String name, Map<String, Double> costs) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long work = program.get().coverage().work();
        double time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        if (work >= ENOUGH) {
            costs.merge(name, time / work, Math::min);
        }
    }

    private static Map<String, Supplier<Execution>> modulesOfTheStandardLibrary()
            throws IOException, InterruptedException {
        Path folder = library();
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(CountedWorkTest::isModule).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        Repository repository = Repository.of(texts);
        Map<String, Supplier<Execution>> programs = new LinkedHashMap<>();
        texts.keySet().stream()
                .filter(path -> !path.contains("/"))
                .limit(MODULES)
                .forEach(path -> programs.put(path, () -> repository.run(Entry.program(path), Map.of())));
        return programs;
    }

    private static boolean isModule(Path file) {
        String path = file.toString();
        return path.endsWith(".py")
                && !path.contains("-packages")
                && !path.contains("/test")
                && !path.contains("lib2to3");
    }

    private static Path library() throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        Tools.require("python3").toString(),
                        "-c",
                        "import sysconfig; print(sysconfig.get_path('stdlib'))")
                .start();
        String folder = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return Path.of(folder.strip());
    }
}
