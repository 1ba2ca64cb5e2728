package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.Forge;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The installation tokens in use. */
final class IssuedTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int SIGNATURE_BYTES = 256;

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Forge forge;

    IssuedTokens(Forge forge) {
        this.forge = forge;
    }

    /**
     * A token.
     *
     * @param repositories ids; empty for all repositories of the installation
     */
    record Token(
            String secret,
            long installation,
            List<Long> repositories,
            Map<String, String> permissions,
            Instant expiresAt) {
        Token {
            repositories = List.copyOf(repositories);
            permissions = Map.copyOf(permissions);
        }
    }

    Token issue(long installation, List<Long> repositories, Map<String, String> permissions) {
        Instant expires = forge.clock().instant().plus(LIFETIME);
        Token token = new Token(secret(installation), installation, repositories, permissions, expires);
        tokens.put(token.secret(), token);
        return token;
    }

    /** Returns a secret in GitHub's format since 2026: about 500 characters, the app's number and a signed token. */
    private String secret(long installation) {
        long app = forge.app().orElseThrow().id();
        byte[] signature = new byte[SIGNATURE_BYTES];
        random.nextBytes(signature);
        String header = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String claims =
                base64(("{\"iss\":\"" + app + "\",\"sub\":\"" + installation + "\"}").getBytes(StandardCharsets.UTF_8));
        return "ghs_" + app + "_" + header + "." + claims + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Finds a token that has not expired. */
    Optional<Token> find(String secret) {
        return Optional.ofNullable(tokens.get(secret))
                .filter(token -> forge.clock().instant().isBefore(token.expiresAt()));
    }

    /** Revokes all tokens. */
    void revokeAll() {
        tokens.clear();
    }
}
