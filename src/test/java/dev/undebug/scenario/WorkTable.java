package dev.undebug.scenario;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a server has to do, as its queue keeps it in a folder. */
record WorkTable(Path folder) {
    /**
     * Returns how much is wanted.
     *
     * @param keys a pattern of SQL's
     */
    long wanted(String keys) {
        return ask("select count(*) from work where key like ?", keys);
    }

    /** Returns when the first of it is due, in milliseconds; 0 where there is none. What is under way has been due. */
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
