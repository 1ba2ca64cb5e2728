package dev.undebug.read.kubernetes;

import dev.undebug.fact.EnvVar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Decodes the encoded values of a Secret. */
final class Base64Secret {
    /** Longer values are certificates and files, not settings. */
    private static final int MAX_LENGTH = 4_096;

    private Base64Secret() {}

    /** Returns a variable with its value decoded; the value is unknown if it cannot be. */
    static EnvVar decoded(EnvVar encoded) {
        return encoded.with(encoded.value().flatMap(Base64Secret::decoded)).written(EnvVar.Notation.BASE64);
    }

    private static Optional<String> decoded(String value) {
        try {
            return value.length() > MAX_LENGTH
                    ? Optional.empty()
                    : Optional.of(new String(
                            Base64.getDecoder().decode(value.replaceAll("\\s", "")), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
