package dev.undebug.github.client;

import dev.undebug.github.http.Credential;
import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.ReentrantLock;

/** The token that authenticates the app itself, not an installation. */
public final class AppJwt implements Credential {
    /** GitHub's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);
    /** GitHub rejects more than ten minutes, by its own clock. */
    private static final Duration LIFE = Duration.ofMinutes(8);

    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(2);

    private final String appId;
    private final PrivateKey key;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private String token = "";
    private Instant usableUntil = Instant.MIN;

    public AppJwt(String appId, PrivateKey key, Clock clock) {
        this.appId = appId;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String authorization() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(usableUntil)) {
                token = sign(now);
                usableUntil = now.plus(LIFE).minus(RENEWED_BEFORE_END);
            }
            return "Bearer " + token;
        } finally {
            lock.unlock();
        }
    }

    private String sign(Instant now) {
        return Jwts.builder()
                .issuer(appId)
                .issuedAt(Date.from(now.minus(SKEW)))
                .expiration(Date.from(now.plus(LIFE)))
                .signWith(key, Jwts.SIG.RS256)
                .compact();
    }

    @Override
    public void refused(String authorization) {
        lock.lock();
        try {
            usableUntil = Instant.MIN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String account() {
        return "app";
    }
}
