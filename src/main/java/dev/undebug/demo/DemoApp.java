package dev.undebug.demo;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import dev.undebug.pull.AppManifest;
import dev.undebug.pull.AppPermission;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The app's registration with the stand-in: as in {@code app.yml}, plus write access to contents, so that the demo
 * shows Fix all and resolved threads.
 */
final class DemoApp {
    static final String CHECK = "Undebug";
    static final Map<String, String> PERMISSIONS = permissions();

    private static final long ID = 1;
    private static final int KEY_BITS = 2048;

    private DemoApp() {}

    private static Map<String, String> permissions() {
        Set<AppPermission> permissions = EnumSet.copyOf(AppPermission.REQUIRED);
        permissions.add(AppPermission.COMMITS);
        return AppPermission.levels(permissions);
    }

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
        forge.register(
                new AppRegistration(ID, "undebug", "Undebug", key.getPublic(), owner, PERMISSIONS, AppManifest.EVENTS));
        return ID;
    }
}
