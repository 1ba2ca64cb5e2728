package dev.undebug.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undebug.testing.TestApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code undebug serve} in a process of its own, as the {@code Procfile} starts it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern MISHAP = Pattern.compile("\\b(?:WARN|ERROR)\\b");

    private final Process process;
    private final BufferedReader log;
    private final int port;

    private ServerProcess(Process process, BufferedReader log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it; warnings and errors in its log are shown. */
    static ServerProcess start(String api) throws IOException {
        Process process = command(api).start();
        BufferedReader log = process.errorReader(UTF_8);
        ServerProcess server = new ServerProcess(process, log, port(log));
        Thread reader = new Thread(server::showMishaps, "server-log");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    private static ProcessBuilder command(String api) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder("bin/undebug", "serve").redirectOutput(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = process.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(Map.of(
                "APP_ID",
                "" + TestApp.ID,
                "PRIVATE_KEY",
                TestApp.privateKeyPem(),
                "WEBHOOK_SECRET",
                TestApp.WEBHOOK_SECRET,
                "HOST",
                "127.0.0.1",
                "PORT",
                "0",
                "GITHUB_API_URL",
                api,
                "DATA_DIR",
                Files.createTempDirectory("pull-request").toString()));
        return process;
    }

    private static int port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            System.err.println(line);
        }
        throw new IllegalStateException("the server did not start");
    }

    private void showMishaps() {
        try {
            log.lines().filter(line -> MISHAP.matcher(line).find()).forEach(System.err::println);
        } catch (UncheckedIOException e) {
            System.err.println("the server's log ended: " + e.getMessage());
        }
    }

    String webhooks() {
        return "http://127.0.0.1:" + port + "/api/github/webhooks";
    }

    /** Returns the processor time of all its threads so far. */
    Duration processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns its most resident memory so far, in MB; -1 if the system does not tell. */
    long peak() throws IOException {
        return memory(process, "VmHWM");
    }

    /** Returns a figure of {@code /proc/PID/status} in MB; -1 if it is not there. */
    static long memory(Process process, String field) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        // Through its handle: destroying the Process itself would close its log, too.
        process.toHandle().destroy();
        process.onExit().join();
    }
}
