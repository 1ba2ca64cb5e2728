package dev.undebug.testing;

import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import dev.undebug.pull.AppManifest;
import dev.undebug.pull.AppPermission;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The app's registration for tests. */
public final class TestApp {
    /** Its number. */
    public static final long ID = 1_234_567;

    /** The secret that signs its webhooks. */
    public static final String WEBHOOK_SECRET = "It's a Secret to Everybody";

    /** The permissions in {@code app.yml}. */
    public static final Map<String, String> PERMISSIONS = AppPermission.levels(AppPermission.REQUIRED);

    /** The permissions where its owner lets it commit. */
    public static final Map<String, String> MAY_COMMIT = mayCommit();

    private static final KeyPair KEYS = generate();

    private TestApp() {}

    private static Map<String, String> mayCommit() {
        Map<String, String> permissions = new TreeMap<>(PERMISSIONS);
        permissions.putAll(AppPermission.levels(List.of(AppPermission.COMMITS)));
        return permissions;
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the keys, created once for all tests. */
    public static KeyPair keys() {
        return KEYS;
    }

    /** Returns the private key as PKCS#8 PEM. */
    public static String privateKeyPem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEYS.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    static AppRegistration registration(Forge forge) {
        return new AppRegistration(
                ID, "undebug", "Undebug", KEYS.getPublic(), forge.user("undebug"), PERMISSIONS, AppManifest.EVENTS);
    }
}
