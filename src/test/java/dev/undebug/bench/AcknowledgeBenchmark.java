package dev.undebug.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.app.BenchServer;
import dev.undebug.testing.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures durable acknowledgements: signed {@code pull_request} deliveries over 32 connections to a server in a process of
 * its own, started by the packaged launcher, on SQLite, and beside it, in the same run, a Probot app that keeps nothing. Then the
 * same while {@link SlowBodies} hold connections.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/undebug.jar:target/test-classes dev.undebug.bench.AcknowledgeBenchmark [DIR]
 * </pre>
 *
 * <p>{@code DIR} is a folder in which {@code npm install probot} was run; without it only Undebug is measured. The
 * variable {@code JAVA_OPTS} changes the server's options.
 */
public final class AcknowledgeBenchmark {
    private static final int PULL_REQUESTS = 200;
    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 15;

    /** More connections than the server has threads. */
    private static final int SLOW = 260;

    /** Longer than the server waits for a body. */
    private static final int SLOW_SECONDS = 45;

    private AcknowledgeBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<byte[]> payloads = payloads();
        System.out.printf(
                "payload of %,d bytes, %d connections, %d s%n", payloads.get(0).length, Load.CONNECTIONS, SECONDS);
        Path data = Files.createTempDirectory("acknowledge");
        measure("undebug", undebug(data), payloads);
        if (args.length > 0) {
            measure("probot", probot(Path.of(args[0])), payloads);
        }
    }

    private static List<byte[]> payloads() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<byte[]> payloads = new ArrayList<>();
        for (int number = 1; number <= PULL_REQUESTS; number++) {
            ObjectNode payload = (ObjectNode) json.readTree(Hook.example("pull_request.synchronize"));
            payload.put("number", number);
            payload.withObject("/pull_request").put("number", number);
            payloads.add(json.writeValueAsBytes(payload));
        }
        return payloads;
    }

    private static void measure(String name, ProcessBuilder server, List<byte[]> payloads) throws Exception {
        Process process = server.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            int port = port(process);
            System.out.println(name + ": " + options(process));
            Load.run(port, payloads, WARM_UP_SECONDS);
            show(name, process, Load.run(port, payloads, SECONDS));
            try (SlowBodies bodies = SlowBodies.open(port, SLOW)) {
                show(name + ", slow bodies", process, Load.run(port, payloads, SLOW_SECONDS));
                System.out.printf("%d connections sent a byte a second; %d were ended%n", SLOW, bodies.ended());
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void show(String name, Process process, Load.Result result) throws IOException {
        System.out.printf(
                "%-22s %,7.0f acknowledgements/s   p50 %5.1f ms   p99 %5.1f ms   max %5.1f ms   RSS %d MB (peak %d MB)   refused %d%n",
                name,
                result.rate(),
                result.millis(0.5),
                result.millis(0.99),
                result.millis(1),
                ServerProcess.memory(process, "VmRSS"),
                ServerProcess.memory(process, "VmHWM"),
                result.refused());
    }

    private static int port(Process process) throws IOException {
        // Not closed: that would end the process's output.
        var out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("PORT ")) {
                return Integer.parseInt(line.substring("PORT ".length()).strip());
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    /** Returns the options that a process was started with. */
    private static String options(Process process) {
        return Stream.of(process.info().arguments().orElseThrow())
                .takeWhile(word -> word.startsWith("-"))
                .collect(Collectors.joining(" "));
    }

    /**
     * The packaged launcher chooses the JVM's options. Its {@code JAVA_OPTS} name another class to start, before the
     * {@code -jar} that it adds: the JVM takes the first, and the rest for arguments.
     */
    private static ProcessBuilder undebug(Path data) {
        ProcessBuilder launcher = new ProcessBuilder("bin/undebug", "serve");
        Map<String, String> environment = launcher.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put(
                "JAVA_OPTS",
                environment.getOrDefault("JAVA_OPTS", "") + " " + BenchServer.class.getName() + " " + data);
        return launcher;
    }

    /** The smallest app that Probot's documentation shows. */
    private static ProcessBuilder probot(Path directory) throws Exception {
        Path app = directory.resolve("acknowledge.mjs");
        Files.writeString(app, """
                import { run } from "probot";
                await run((app) => { app.on("pull_request", async () => {}); });
                console.log("PORT " + process.env.PORT);
                """);
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        ProcessBuilder node = new ProcessBuilder("node", app.toString()).directory(directory.toFile());
        node.environment()
                .putAll(Map.of(
                        "APP_ID", "1",
                        "PRIVATE_KEY", pem,
                        "WEBHOOK_SECRET", Hook.SECRET,
                        "PORT", "3999",
                        "LOG_LEVEL", "fatal",
                        "NODE_ENV", "production"));
        return node;
    }
}
