package dev.undebug.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Migrates a database to the newest schema: runs the numbered scripts that it has not run yet, in order. */
final class Schema {
    private static final List<String> SCRIPTS = List.of("sqlite-1.sql", "sqlite-2.sql", "sqlite-3.sql");

    private Schema() {}

    static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > SCRIPTS.size()) {
                throw new SQLException("it was written by a newer version of Undebug (schema " + version
                        + "; this version supports " + SCRIPTS.size() + ")");
            }
            for (String script : SCRIPTS.subList(version, SCRIPTS.size())) {
                Sql.script(connection, read(script));
            }
            statement.execute("pragma user_version = " + SCRIPTS.size());
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("pragma user_version")) {
            return result.getInt(1);
        }
    }

    /** Returns a script from the program's resources. */
    static String read(String script) {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
