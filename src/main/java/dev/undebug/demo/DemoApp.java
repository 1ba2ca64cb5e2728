package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * The app's registration with the stand-in: as in {@code app.yml}, plus write access to contents, so that the demo
 * shows Fix all and resolved threads.
 */
final class DemoApp {
    static final String CHECK = "Undebug";
    static final Map<String, String> PERMISSIONS = Map.of(
            "checks",
            "write",
            "contents",
            "write",
            "merge_queues",
            "read",
            "metadata",
            "read",
            "pull_requests",
            "write");
    static final List<String> EVENTS = List.of("check_run", "check_suite", "merge_group", "pull_request", "push");

    private static final long ID = 1;
    private static final int KEY_BITS = 2048;

    private DemoApp() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** Registers the app; returns its number. */
    static long register(Forge forge, KeyPair key) {
        Account owner = forge.user("undebug");
        forge.register(new AppRegistration(ID, "undebug", "Undebug", key.getPublic(), owner, PERMISSIONS, EVENTS));
        return ID;
    }
}
