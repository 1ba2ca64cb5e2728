package dev.undebug.app;

import dev.undebug.demo.AppUnderDemo;
import dev.undebug.github.ApiRoot;
import dev.undebug.github.GitHubApp;
import dev.undebug.webhook.WebhookHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The real server, on the loopback address, for the demo. */
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
        return new DemoServer(Server.start(settings));
    }

    @Override
    public URI webhooks() {
        return URI.create("http://" + HOST + ":" + server.port() + WebhookHandler.PATH);
    }

    @Override
    public void close() {
        server.close();
    }
}
