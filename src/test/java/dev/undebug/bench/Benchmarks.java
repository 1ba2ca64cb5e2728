package dev.undebug.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator;

/**
 * Runs JMH. Its code is generated here, from compiled classes, so that the ordinary build knows nothing of it.
 *
 * <pre>
 * mvn -q test-compile
 * mvn -q dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.undebug.bench.Benchmarks
 * </pre>
 *
 * <p>Arguments are JMH's own. {@code -Dlibrary=DIR} names the Python files to read.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Path generated = Files.createTempDirectory("benchmarks");
        Path input = Files.createDirectories(generated.resolve("in/dev/undebug/bench"));
        for (Path type : types()) {
            Files.copy(type, input.resolve(type.getFileName()));
        }
        Path sources = Files.createDirectories(generated.resolve("src"));
        Path classes = Files.createDirectories(generated.resolve("classes"));
        JmhBytecodeGenerator.main(
                new String[] {generated.resolve("in").toString(), sources.toString(), classes.toString(), "default"});
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        compile(sources, classes, classPath);
        // Where JMH looks for the list of benchmarks, and what it starts its processes with.
        System.setProperty("java.class.path", classPath);
        run(classPath, args);
    }

    private static List<Path> types() throws IOException {
        Path folder = Path.of("target/test-classes/dev/undebug/bench");
        try (Stream<Path> types = Files.list(folder)) {
            return types.filter(type -> type.getFileName().toString().startsWith("ParseBenchmark"))
                    .toList();
        }
    }

    private static void compile(Path sources, Path classes, String classPath) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(Files::isRegularFile).forEach(file -> arguments.add(file.toString()));
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("JMH's code does not compile");
        }
    }

    private static void run(String classPath, String[] args) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        String library = System.getProperty("library");
        if (library != null) {
            command.add("-Dlibrary=" + library);
        }
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
