package dev.undebug.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;

/** The real app, running against the stand-in. */
public interface AppUnderDemo extends AutoCloseable {
    /** Returns the address of its webhooks. */
    URI webhooks();

    @Override
    void close();

    /**
     * The app's settings.
     *
     * @param id the app's number
     * @param webhookSecret signs the webhooks
     * @param api the stand-in's REST API
     * @param dataDir an empty folder for the database
     */
    record Registration(long id, PrivateKey key, String webhookSecret, String api, Path dataDir) {}

    /** Starts the app. */
    @FunctionalInterface
    interface Launcher {
        /**
         * Starts the app on any free port of the loopback address.
         *
         * @throws IOException if it cannot start; the message says why
         */
        AppUnderDemo launch(Registration registration) throws IOException;
    }
}
