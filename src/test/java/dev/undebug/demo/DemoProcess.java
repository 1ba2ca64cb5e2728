package dev.undebug.demo;

import dev.undebug.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code undebug demo} as a separate process, as people start it. */
final class DemoProcess implements AutoCloseable {
    private static final String PAGE = "Page: ";

    private final Path folder;
    private final Process process;
    private final StringBuilder out = new StringBuilder();

    private DemoProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts the command.
     *
     * @param folder an empty folder for the files of the running process
     */
    static DemoProcess start(Path folder, String... arguments) throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo"));
        command.addAll(List.of(arguments));
        return new DemoProcess(
                folder,
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("err").toFile())
                        .start());
    }

    /** Reads the output up to the address of the page. */
    URI page() throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            out.append(line).append('\n');
            if (line.startsWith(PAGE)) {
                return URI.create(line.substring(PAGE.length()));
            }
        }
        throw new AssertionError("it ended without a page:\n" + out + err());
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    int exitCode() throws IOException, InterruptedException {
        // Waits first, since reading would wait for its end without a limit; the remaining output fits into the pipe.
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            // A shell without job control starts what it sends to the background so, and all of its children inherit
            // it.
            throw new AssertionError(
                    "it does not end; is SIGINT ignored here, as in the background of a script?\n" + err());
        }
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> out.append(line)
                .append('\n'));
        return process.exitValue();
    }

    String out() {
        return out.toString();
    }

    String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    /** Returns the files that the demo left in the folder for temporary files. */
    List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains("undebug"))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
