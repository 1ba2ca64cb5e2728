package dev.undebug.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies GitHub's signatures. There is no way to turn it off. */
public final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param secrets more than one while they are rotated; none may be empty */
    public Signatures(List<String> secrets) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * Returns whether the header is the signature of the body with one of the secrets. Compares the whole header, so
     * that there is nothing to parse and no error to handle; the time does not depend on the right signature.
     *
     * @param header of {@code X-Hub-Signature-256}
     */
    public boolean match(@Nullable String header, byte[] body) {
        byte[] given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
        boolean match = false;
        for (SecretKeySpec key : keys) {
            match |= MessageDigest.isEqual(signature(key, body), given);
        }
        return match;
    }

    private static byte[] signature(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
