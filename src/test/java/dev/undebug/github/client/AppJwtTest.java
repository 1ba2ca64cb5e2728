package dev.undebug.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.github.EdgeFixture;
import dev.undebug.testing.ManualClock;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class AppJwtTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final AppJwt jwt = new AppJwt("99", EdgeFixture.KEYS.getPrivate(), clock);

    private Jws<Claims> parsed() {
        return Jwts.parser()
                .verifyWith(EdgeFixture.KEYS.getPublic())
                .clock(() -> Date.from(clock.instant()))
                .build()
                .parseSignedClaims(jwt.authorization().substring("Bearer ".length()));
    }

    @Test
    void isIssuedAMinuteAgoAndEndsWithinTenMinutes() {
        assertThat(parsed().getHeader().getAlgorithm()).isEqualTo("RS256");
        Claims claims = parsed().getPayload();
        assertThat(claims.getIssuer()).isEqualTo("99");
        assertThat(claims.getIssuedAt().toInstant()).isEqualTo(clock.instant().minusSeconds(60));
        assertThat(claims.getExpiration().toInstant())
                .isBetween(clock.instant().plusSeconds(60), clock.instant().plusSeconds(599));
    }

    @Test
    void isKeptAndRenewedBeforeItEnds() {
        String first = jwt.authorization();
        clock.advance(Duration.ofMinutes(5));
        assertThat(jwt.authorization()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThat(jwt.authorization()).isNotEqualTo(first);
    }

    @Test
    void isSignedAnewAfterARefusal() {
        String first = jwt.authorization();
        clock.advance(Duration.ofSeconds(1));
        jwt.refused(first);
        assertThat(jwt.authorization()).isNotEqualTo(first);
    }
}
