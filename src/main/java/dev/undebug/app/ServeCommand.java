package dev.undebug.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code undebug serve}: runs the server until the process is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the server that receives GitHub's webhooks.",
            "Reads its settings from the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET, PORT, HOST, "
                    + "GITHUB_API_URL, DATA_DIR, PUBLIC_URL, LOG_LEVEL, LOG_FORMAT."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    @Override
    public Integer call() {
        try {
            Settings settings = Settings.from(System.getenv());
            Logging.configure(settings.log(), secrets(settings));
            serve(Server.start(settings));
            return 0;
        } catch (SettingsException e) {
            System.err.println("undebug: invalid settings:");
            e.problems().forEach(problem -> System.err.println("  " + problem));
            return UNUSABLE;
        } catch (IOException e) {
            System.err.println("undebug: " + e.getMessage());
            return UNUSABLE;
        }
    }

    private static KnownSecrets secrets(Settings settings) {
        return new KnownSecrets(settings.registration()
                .map(Settings.Registration::webhookSecrets)
                .orElse(List.of()));
    }

    private static void serve(Server server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            server.close();
        }
    }
}
