package dev.undebug.github.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an app's private key in the usual formats. No message ever contains a part of the key. */
public final class PrivateKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_\\s-]+");
    private static final int SMALLEST = 2048;
    private static final String REMEDY =
            "expected the .pem file from the app's settings page: as it is, on one line with \\n, or as base64";

    private PrivateKeys() {}

    /**
     * Reads a PEM (PKCS#1 as GitHub gives it, or PKCS#8), also in one line with {@code \n} for the line ends, or the
     * base64 form of such a PEM.
     *
     * @throws IllegalArgumentException for any other text; the message says what it looks like instead
     */
    public static PrivateKey read(String text) {
        String pem = armoured(text);
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("the private key is truncated or damaged: " + REMEDY);
        }
        byte[] der = decode(block.group(2));
        RSAPrivateKey key =
                switch (block.group(1)) {
                    case "RSA PRIVATE KEY" -> rsa(Der.wrapPkcs1(der));
                    case "PRIVATE KEY" -> rsa(der);
                    default -> throw wrongKind(block.group(1));
                };
        if (key.getModulus().bitLength() < SMALLEST) {
            throw new IllegalArgumentException("the private key has "
                    + key.getModulus().bitLength() + " bits; an app's key has at least " + SMALLEST);
        }
        return key;
    }

    private static String armoured(String text) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("the private key is empty: " + REMEDY);
        }
        String pem = plain.contains("-----BEGIN") ? plain : plain(fromBase64(plain));
        Matcher begin = BEGIN.matcher(pem);
        if (!begin.find()) {
            throw new IllegalArgumentException("the private key is not a PEM: " + REMEDY);
        }
        if (!begin.group(1).endsWith("PRIVATE KEY")
                || begin.group(1).contains("ENCRYPTED")
                || pem.contains("Proc-Type")) {
            throw wrongKind(pem.contains("Proc-Type") ? "ENCRYPTED PRIVATE KEY" : begin.group(1));
        }
        return pem;
    }

    /** Restores the lines of a value that an env file has flattened. */
    private static String plain(String text) {
        String plain = text.strip();
        if (plain.length() > 1
                && (plain.startsWith("\"") || plain.startsWith("'"))
                && plain.endsWith(plain.substring(0, 1))) {
            plain = plain.substring(1, plain.length() - 1);
        }
        return plain.replace("\\r", "").replace("\\n", "\n").strip();
    }

    private static String fromBase64(String text) {
        if (!BASE64.matcher(text).matches()) {
            return "";
        }
        String standard = text.replace('-', '+').replace('_', '/');
        try {
            return new String(Base64.getMimeDecoder().decode(standard), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] decode(String body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is truncated or damaged: " + REMEDY);
        }
    }

    private static RSAPrivateKey rsa(byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (key instanceof RSAPrivateKey rsa) {
                return rsa;
            }
        } catch (GeneralSecurityException e) {
            // The cause may quote bytes of the key.
        }
        throw new IllegalArgumentException("the private key is not an RSA key, or is truncated or damaged: " + REMEDY);
    }

    private static IllegalArgumentException wrongKind(String kind) {
        return new IllegalArgumentException("the private key is of the kind '" + kind + "': " + REMEDY);
    }
}
