package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    @TempDir
    private Path directory;

    @Test
    void aTimeThatWasReadBeforeNewerWorkArrivedDoesNotDelayIt() throws Exception {
        try (Timetable timetable = Timetable.create(directory)) {
            timetable.schedule(Map.of("one", NOW));
            timetable.scheduleAtLatest(Map.of("one", LATER));
            assertThat(time(timetable)).isEqualTo(NOW);
        }
    }

    @Test
    void whatIsDueSoonerComesSooner() throws Exception {
        try (Timetable timetable = Timetable.create(directory)) {
            timetable.scheduleAtLatest(Map.of("one", LATER));
            assertThat(time(timetable)).isEqualTo(LATER);
            timetable.scheduleAtLatest(Map.of("one", NOW));
            assertThat(time(timetable)).isEqualTo(NOW);
        }
    }

    private static Instant time(Timetable timetable) throws Exception {
        try (Connection connection = timetable.dataSource().getConnection()) {
            return Sql.first(
                            connection,
                            "select execution_time from scheduled_tasks where task_instance = ?",
                            row -> Instant.ofEpochMilli(row.getLong(1)),
                            "one")
                    .orElseThrow();
        }
    }
}
