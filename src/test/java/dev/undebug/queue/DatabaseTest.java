package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.source.Unavailable;
import dev.undebug.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    void aNewFolderIsItsOwnersAlone() throws IOException {
        Path fresh = directory.resolve("data");
        try (Database database = Database.open(fresh)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                    .isEqualTo("rwx------");
            assertThat((boolean) database.read(connection -> connection.isClosed()))
                    .isFalse();
        }
    }

    @Test
    void anErrorInOneTransactionEndsNoOther() throws IOException {
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        throw new StackOverflowError();
                    }))
                    .hasRootCauseInstanceOf(StackOverflowError.class);

            assertThat((boolean) database.write(connection -> WorkStore.want(connection, new Work("k", 1, "x"), START)))
                    .isTrue();
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws IOException {
        try (Database database = Database.open(directory)) {
            database.write(connection -> Sql.update(connection, "pragma user_version = 99"));
        }

        assertThatThrownBy(() -> Database.open(directory)).hasMessageContaining("newer version of Undebug");
    }

    @Test
    void workOfTheFirstVersionIsStillWanted() throws Exception {
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("undebug.db"))) {
            Sql.script(old, Schema.read("sqlite-1.sql"));
            Sql.update(old, "insert into work (key, payload, ordinal, due, begun) values ('k', 'old', 1, 7, 1)");
            Sql.update(old, "pragma user_version = 1");
        }

        try (Database database = Database.open(directory)) {
            database.write(connection -> WorkStore.want(connection, new Work("k", 2, "new"), START));
            Optional<WorkAttempt> begun = database.write(connection -> WorkStore.begin(connection, "k"));
            assertThat(begun).contains(new WorkAttempt("k", "new", Optional.empty(), 2, false, 1, 0));
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() throws IOException {
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        WorkStore.want(connection, new Work("k", 1, "text"), START);
                        throw new IllegalStateException("half way");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat((long) database.write(connection -> Sql.count(connection, "select count(*) from work")))
                    .isZero();
        }
    }

    @Test
    void oneThatFailsTakesNoneOfTheOthersInItsCommitAlong() throws IOException {
        CountDownLatch go = new CountDownLatch(1);
        try (Database database = Database.open(directory)) {
            CompletableFuture<Boolean> first = database.submit(connection -> await(go));
            List<CompletableFuture<Boolean>> good = new ArrayList<>();
            good.add(database.submit(connection -> WorkStore.want(connection, new Work("a", 1, "x"), START)));
            CompletableFuture<Boolean> bad = database.submit(connection -> {
                WorkStore.want(connection, new Work("b", 1, "x"), START);
                throw new SQLException("half way");
            });
            good.add(database.submit(connection -> WorkStore.want(connection, new Work("c", 1, "x"), START)));
            go.countDown();

            assertThat(first.join()).isTrue();
            assertThat(good).allSatisfy(commit -> assertThat(commit.join()).isTrue());
            assertThatThrownBy(() -> Waiting.result(bad))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("half way");
            assertThat(wanted(database)).containsOnly("a", "c");
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasSubmittedBeforeTheEndIsCommitted() throws IOException {
        List<CompletableFuture<Boolean>> commits = new ArrayList<>();
        Database database = Database.open(directory);
        for (int i = 0; i < 100; i++) {
            Work work = new Work("k" + i, 1, "x");
            commits.add(database.submit(connection -> WorkStore.want(connection, work, START)));
        }
        database.close();

        assertThat(commits).allSatisfy(commit -> assertThat(commit.join()).isTrue());
        assertThatThrownBy(() -> database.write(connection -> 1)).isInstanceOf(Unavailable.class);
        try (Database again = Database.open(directory)) {
            assertThat(wanted(again)).hasSize(100);
        }
    }

    @Test
    void commitsAreWrittenThrough() throws IOException {
        try (Database database = Database.open(directory)) {
            assertThat((long) database.write(connection -> Sql.count(connection, "pragma synchronous")))
                    .as("FULL")
                    .isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeWrittenIsUnavailable() throws IOException {
        try (Database database = Database.open(directory)) {
            database.write(connection -> Sql.update(connection, "pragma query_only = 1"));

            assertThatThrownBy(() ->
                            database.write(connection -> WorkStore.want(connection, new Work("k", 1, "x"), START)))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void idsAreForgottenAfterAWeek() throws IOException {
        ManualClock clock = new ManualClock(START);
        Delivery delivery = new Delivery("a", "event", START, List.of());
        try (Database database = Database.open(directory);
                Timetable timetable = Timetable.create(directory)) {
            Planner planner = new Planner(database, timetable, clock, () -> {});
            assertThat((boolean) database.write(connection -> DeliveryStore.insert(connection, delivery)))
                    .isTrue();

            clock.advance(Duration.ofDays(6));
            planner.tidy();
            assertThat((boolean) database.write(connection -> DeliveryStore.insert(connection, delivery)))
                    .isFalse();

            clock.advance(Duration.ofDays(2));
            planner.tidy();
            assertThat((boolean) database.write(connection -> DeliveryStore.insert(connection, delivery)))
                    .isTrue();
        }
    }

    @Test
    void aDeliveryIsStoredWithAllItsWorkOrNotAtAll() throws IOException {
        Delivery delivery = new Delivery("a", "event", START, List.of(new Work("k", 1, "x")));
        try (Database database = Database.open(directory)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        DeliveryStore.insert(connection, delivery);
                        throw new SQLException("the disk is full");
                    }))
                    .isInstanceOf(Unavailable.class);
            assertThat(wanted(database)).isEmpty();

            assertThat((boolean) database.write(connection -> DeliveryStore.insert(connection, delivery)))
                    .isTrue();
            assertThat(wanted(database)).containsOnly("k");
        }
    }

    private static Set<String> wanted(Database database) {
        Map<String, Instant> due = database.read(WorkStore::due);
        return due.keySet();
    }
}
