package dev.undebug.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.source.Unavailable;
import dev.undebug.testing.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    @Test
    void aSecondServerIsKeptOut() throws IOException {
        try (Database first = Database.open(directory)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Database.open(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is in use by another server");
        }
        Database.open(directory).close();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsReported() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsNoDatabaseIsReportedAndNotTouched() throws IOException {
        Path file = Files.writeString(directory.resolve("undebug.db"), "no database".repeat(1000));

        assertThatThrownBy(() -> Database.open(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot open the database in " + directory);
        assertThat(file).hasContent("no database".repeat(1000));
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws IOException {
        try (Database database = Database.open(directory)) {
            database.inTransaction(connection -> Sql.update(connection, "pragma user_version = 99"));
        }

        assertThatThrownBy(() -> Database.open(directory)).hasMessageContaining("newer version of Undebug");
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws IOException {
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> database.inTransaction(connection -> {
                        WorkStore.want(connection, new Work("k", 1, "text"), START);
                        throw new IllegalStateException("half way");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat((long) database.inTransaction(connection -> Sql.count(connection, "select count(*) from work")))
                    .isZero();
        }
    }

    @Test
    void commitsAreWrittenThrough() throws IOException {
        try (Database database = Database.open(directory)) {
            assertThat((long) database.inTransaction(connection -> Sql.count(connection, "pragma synchronous")))
                    .as("FULL")
                    .isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeWrittenIsUnavailable() throws IOException {
        try (Database database = Database.open(directory)) {
            database.inTransaction(connection -> Sql.update(connection, "pragma query_only = 1"));

            assertThatThrownBy(() -> database.inTransaction(
                            connection -> WorkStore.want(connection, new Work("k", 1, "x"), START)))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void idsAreForgottenAfterAWeek() throws IOException {
        ManualClock clock = new ManualClock(START);
        Delivery delivery = new Delivery("a", "event", "x".getBytes(UTF_8), clock.instant());
        try (Database database = Database.open(directory)) {
            Routing routing =
                    new Routing(database, it -> List.of(), clock, new QueueMetrics(new SimpleMeterRegistry()));
            database.inTransaction(connection -> DeliveryStore.insert(connection, List.of(delivery)));
            routing.routeSome();

            clock.advance(Duration.ofDays(6));
            routing.tidy();
            assertThat((int) database.inTransaction(connection -> DeliveryStore.insert(connection, List.of(delivery))))
                    .isZero();

            clock.advance(Duration.ofDays(2));
            routing.tidy();
            assertThat((int) database.inTransaction(connection -> DeliveryStore.insert(connection, List.of(delivery))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aBatchIsBoundedByItsBytes() throws IOException {
        ManualClock clock = new ManualClock(START);
        List<Delivery> three = List.of(
                new Delivery("a", "event", new byte[100], clock.instant()),
                new Delivery("b", "event", new byte[100], clock.instant()),
                new Delivery("c", "event", new byte[100], clock.instant()));
        try (Database database = Database.open(directory)) {
            database.inTransaction(connection -> DeliveryStore.insert(connection, three));

            assertThat(ids(database, 10, 1)).containsExactly("a");
            assertThat(ids(database, 10, 101)).containsExactly("a", "b");
            assertThat(ids(database, 2, 1000)).containsExactly("a", "b");
            assertThat(ids(database, 10, 1000)).containsExactly("a", "b", "c");
        }
    }

    private static List<String> ids(Database database, int limit, int bytes) {
        return database.inTransaction(connection -> DeliveryStore.unrouted(connection, limit, bytes)).stream()
                .map(Delivery::id)
                .toList();
    }
}
