package dev.undebug.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server in a separate process, for measurements: a review only waits 250 ms, as if for GitHub. */
public final class BenchServer {
    private BenchServer() {}

    public static void main(String[] args) throws IOException {
        Settings settings = TestSettings.settings(Path.of(args[0]));
        Logging.configure(settings.log(), new KnownSecrets(List.of()));
        Server server = Server.start(settings, (work, retry) -> await());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("PORT " + server.port());
    }

    private static void await() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
