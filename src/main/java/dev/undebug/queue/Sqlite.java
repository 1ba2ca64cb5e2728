package dev.undebug.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens connections to SQLite. */
final class Sqlite {
    private static final int PATIENCE_MILLIS = 10_000;

    private Sqlite() {}

    static SQLiteDataSource source(Path file, SQLiteConfig config) {
        config.setBusyTimeout(PATIENCE_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    static HikariDataSource pool(String name, Path file, SQLiteConfig config, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source(file, config));
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setMaxLifetime(0);
        return new HikariDataSource(pool);
    }
}
