package dev.undebug.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Unavailable;
import dev.undebug.testing.Needs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process during its work, again and again: everything that it acknowledged is done in the end. */
@Tag(Needs.SCENARIO)
class KillTest {
    private static final int KILLS = 4;
    private static final int ACKNOWLEDGED = 150;

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedIsDone() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(acknowledgedUntilKilled("r" + kill + "-"));
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ACKNOWLEDGED);

        finish();

        assertThat(Files.readAllLines(directory.resolve("done"))).containsAll(acknowledged);
    }

    private List<String> acknowledgedUntilKilled(String prefix) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        directory.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            while (acknowledged.size() < ACKNOWLEDGED) {
                String id = out.readLine();
                assertThat(id).as("an acknowledged id").isNotNull();
                acknowledged.add(id);
            }
            // Through its handle: destroying the Process itself would close its output, too.
            process.toHandle().destroyForcibly();
            // Output from before the kill counts too, except an incomplete last line.
            out.lines().filter(line -> line.matches("r\\d-\\d+;")).forEach(acknowledged::add);
        }
        process.waitFor();
        return acknowledged.stream().map(id -> id.replace(";", "")).toList();
    }

    private void finish() throws IOException, InterruptedException {
        try (Queue queue = Queue.open(directory, setup(directory))) {
            queue.start();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (unfinished(directory) > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static long unfinished(Path directory) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("undebug.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from work")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every delivery is separate work; a tenth of it is delayed once. */
    private static Queue.Setup setup(Path directory) {
        AtomicInteger count = new AtomicInteger();
        Worker worker = (id, turn) -> {
            if (!turn.isRetry() && count.incrementAndGet() % 10 == 0) {
                throw new Unavailable("now and then", Instant.now().plusMillis(5), null);
            }
            try {
                Files.writeString(
                        directory.resolve("done"), id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
        return new Queue.Setup(
                worker,
                new QueuePolicy(4, 1, 1, Duration.ofMillis(20), 3, Duration.ofSeconds(5)),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    /** The process to kill: sends from several threads, and prints each id once it is acknowledged. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Path directory = Path.of(args[0]);
            Queue queue = Queue.open(directory, setup(directory));
            queue.start();
            AtomicInteger next = new AtomicInteger();
            for (int thread = 0; thread < 8; thread++) {
                new Thread(() -> send(queue, args[1], next)).start();
            }
            new CountDownLatch(1).await();
        }

        private static void send(Queue queue, String prefix, AtomicInteger next) {
            while (true) {
                String id = prefix + next.incrementAndGet();
                queue.accept(new Delivery(id, "event", Instant.now(), List.of(new Work(id, 0, id))));
                synchronized (System.out) {
                    System.out.println(id + ";");
                    System.out.flush();
                }
            }
        }
    }
}
