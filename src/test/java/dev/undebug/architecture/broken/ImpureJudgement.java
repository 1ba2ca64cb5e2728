package dev.undebug.architecture.broken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;

/** Reads a file, the clock and the environment, and sees a database. */
record ImpureJudgement(Clock clock, Connection connection) {
    String judge(Path path) throws IOException {
        return Files.readString(path) + clock.instant() + System.getenv("FLASK_DEBUG");
    }

    static int counted(java.util.concurrent.atomic.AtomicInteger shared) {
        return shared.incrementAndGet();
    }
}
