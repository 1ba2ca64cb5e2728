package dev.undebug.app;

import dev.undebug.app.LogSettings.Format;
import dev.undebug.app.LogSettings.Level;
import dev.undebug.app.Settings.Listen;
import dev.undebug.app.Settings.Registration;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.testing.Hook;
import dev.undebug.testing.TestApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of a server for tests. */
public final class TestSettings {
    private TestSettings() {}

    /** Returns settings with a free port, an app, and the secret {@link Hook#SECRET}. */
    public static Settings settings(Path dataDir) {
        Registration registration =
                new Registration(new GitHubApp("1", TestApp.keys().getPrivate(), ApiRoot.GITHUB), List.of(Hook.SECRET));
        return new Settings(
                Optional.of(registration),
                new Listen("127.0.0.1", 0),
                dataDir,
                Optional.empty(),
                new LogSettings(Level.WARN, Format.TEXT));
    }
}
