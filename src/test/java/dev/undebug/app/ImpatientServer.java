package dev.undebug.app;

import dev.undebug.app.Settings.Listen;
import dev.undebug.app.Settings.Registration;
import dev.undebug.github.ImpatientEdge;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.pull.AppManifest;
import dev.undebug.queue.QueuePolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The real server on a free port and on a test clock, but without waits between its retries. */
public final class ImpatientServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    /** Notices soon that the clock was moved. */
    private static final QueuePolicy WATCHFUL = new QueuePolicy(
            QueuePolicy.DEFAULT.workers(),
            QueuePolicy.DEFAULT.urgent(),
            QueuePolicy.DEFAULT.beginning(),
            Duration.ofMillis(50),
            QueuePolicy.DEFAULT.attempts(),
            QueuePolicy.DEFAULT.stopWait());

    /** Does not wait for connections that the stand-in keeps open for its next delivery. */
    private static final Duration SOON = Duration.ofMillis(20);

    private final Server server;

    private ImpatientServer(Server server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param api the value for an app's {@code GITHUB_API_URL}
     * @param data the folder of its database
     */
    public static ImpatientServer start(String api, Path data, Clock clock) throws IOException {
        GitHubApp app = new GitHubApp(
                Long.toString(dev.undebug.testing.TestApp.ID),
                dev.undebug.testing.TestApp.keys().getPrivate(),
                ApiRoot.parse(api));
        Settings settings = new Settings(
                Optional.of(new Registration(app, List.of(dev.undebug.testing.TestApp.WEBHOOK_SECRET))),
                new Listen(HOST, 0),
                data,
                Optional.empty(),
                new LogSettings(LogSettings.Level.WARN, LogSettings.Format.TEXT));
        return new ImpatientServer(Server.start(
                settings,
                new Timing(clock, WATCHFUL, SOON),
                meters -> ReviewGraph.reviewer(ImpatientEdge.connect(app, clock, meters), settings::publicUrl)));
    }

    /** Returns the address of its webhooks. */
    public String webhooks() {
        return "http://" + HOST + ":" + server.port() + AppManifest.WEBHOOK_PATH;
    }

    @Override
    public void close() {
        server.close();
    }
}
