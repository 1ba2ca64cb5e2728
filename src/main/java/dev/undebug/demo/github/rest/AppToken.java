package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Verifies the app's signed token (JWT) as GitHub does. */
final class AppToken {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AppRegistration app;
    private final Instant now;

    AppToken(AppRegistration app, Instant now) {
        this.app = app;
        this.now = now;
    }

    /** Returns GitHub's objection to the token, if there is one. */
    Optional<String> objection(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != 3 || !algorithm(parts.get(0)).equals("RS256") || !signed(parts)) {
            return Optional.of("A JSON web token could not be decoded");
        }
        return claims(parts.get(1)).map(this::objection).orElse(Optional.of("A JSON web token could not be decoded"));
    }

    private static String algorithm(String header) {
        return claims(header).map(json -> json.path("alg").asText()).orElse("");
    }

    private static Optional<JsonNode> claims(String part) {
        try {
            return JsonBuilder.parse(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean signed(List<String> parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(app.key());
            signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts.get(2)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<String> objection(JsonNode claims) {
        String issuer = claims.path("iss").asText();
        if (!issuer.equals(String.valueOf(app.id())) && !issuer.equals(app.clientId())) {
            return Optional.of("'Issuer' claim ('iss') must be an Integer");
        }
        if (!claims.path("exp").isIntegralNumber()
                || now.getEpochSecond() >= claims.path("exp").asLong()) {
            return Optional.of(
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the"
                            + " assertion expires");
        }
        if (claims.path("exp").asLong() > now.plus(LONGEST).getEpochSecond()) {
            return Optional.of("'Expiration time' claim ('exp') is too far in the future");
        }
        if (claims.path("iat").asLong(Long.MAX_VALUE) > now.getEpochSecond()) {
            return Optional.of(
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
        return Optional.empty();
    }
}
