package dev.undebug.scenario;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The work in a server's queue, read from its folder. */
record WorkTable(Path folder) {
    /**
     * Returns the number of wanted jobs.
     *
     * @param keys an SQL pattern
     */
    long wanted(String keys) {
        return ask("select count(*) from work where key like ?", keys);
    }

    /** Returns the earliest due time, in milliseconds; 0 without work. Running work counts as past due. */
    long nextDue() {
        return ask("select min(due) from work where parked = 0 and key like ?", "%");
    }

    private long ask(String sql, String keys) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("undebug.db"));
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, keys);
            try (ResultSet row = query.executeQuery()) {
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
