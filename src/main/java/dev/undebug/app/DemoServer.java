package dev.undebug.app;

import dev.undebug.demo.AppUnderDemo;
import dev.undebug.github.client.GitHubApp;
import dev.undebug.github.http.ApiRoot;
import dev.undebug.pull.AppManifest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The real server for the demo, on the loopback address. */
record DemoServer(Server server) implements AppUnderDemo {
    private static final String HOST = "127.0.0.1";

    static DemoServer launch(Registration registration) throws IOException {
        GitHubApp app =
                new GitHubApp(String.valueOf(registration.id()), registration.key(), ApiRoot.parse(registration.api()));
        Settings settings = new Settings(
                Optional.of(new Settings.Registration(app, List.of(registration.webhookSecret()))),
                new Settings.Listen(HOST, 0),
                registration.dataDir(),
                Optional.empty(),
                new LogSettings(LogSettings.Level.WARN, LogSettings.Format.TEXT));
        AtomicReference<URI> address = new AtomicReference<>();
        Server server = Server.start(
                settings,
                Timing.REAL,
                meters -> ReviewGraph.reviewer(
                        settings, Timing.REAL.clock(), meters, () -> Optional.ofNullable(address.get())));
        DemoServer demo = new DemoServer(server);
        // No review starts before the stand-in knows where to send webhooks.
        address.set(demo.address());
        return demo;
    }

    private URI address() {
        return URI.create("http://" + HOST + ":" + server.port());
    }

    @Override
    public URI webhooks() {
        return address().resolve(AppManifest.WEBHOOK_PATH);
    }

    @Override
    public void close() {
        server.close();
    }
}
