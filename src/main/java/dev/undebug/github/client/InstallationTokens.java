package dev.undebug.github.client;

import dev.undebug.github.http.Credential;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.pull.Gone;
import dev.undebug.pull.RepositoryName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHAppInstallationToken;

/**
 * Caches installation tokens, each for one repository with only the permissions that the work needs, until shortly
 * before they expire. Concurrent requests for the same token share one.
 */
public final class InstallationTokens {
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

    private final AppAccount app;
    private final Clock clock;
    private final Map<Key, Token> tokens = new ConcurrentHashMap<>();

    public InstallationTokens(AppAccount app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    private record Key(long installation, RepositoryName repository, Grant grant) {}

    Credential credential(long installation, RepositoryName repository, Grant grant) {
        tokens.values().removeIf(Token::idle);
        return tokens.computeIfAbsent(new Key(installation, repository, grant), Token::new);
    }

    private final class Token implements Credential {
        private final Key key;
        private final ReentrantLock lock = new ReentrantLock();
        private String value = "";
        private Instant usableUntil = Instant.MIN;
        private volatile Instant needed = clock.instant();

        Token(Key key) {
            this.key = key;
        }

        /**
         * An entry is dropped long after its token has expired, so that a large organisation's entries do not stay
         * forever.
         */
        boolean idle() {
            return needed.plus(Duration.ofHours(1)).isBefore(clock.instant());
        }

        @Override
        public String authorization() {
            needed = clock.instant();
            lock.lock();
            try {
                if (!clock.instant().isBefore(usableUntil)) {
                    renew();
                }
                return "Bearer " + value;
            } finally {
                lock.unlock();
            }
        }

        private void renew() {
            GHAppInstallationToken fresh;
            try {
                fresh = create();
            } catch (GitHubRefusal e) {
                // A permission may have been removed since the lookup.
                app.forget(key.installation());
                fresh = create();
            }
            value = fresh.getToken();
            usableUntil = LibraryCalls.call(fresh::getExpiresAt).toInstant().minus(RENEWED_BEFORE_END);
        }

        private GHAppInstallationToken create() {
            GHAppInstallation installation = app.installation(key.installation());
            if (installation.getSuspendedAt() != null) {
                throw new Gone("installation " + key.installation() + " is suspended");
            }
            return LibraryCalls.call(installation
                    .createToken()
                    .permissions(key.grant().of(installation.getPermissions()))
                    .repositories(List.of(key.repository().name()))::create);
        }

        @Override
        public void refused(String authorization) {
            lock.lock();
            try {
                if (authorization.equals("Bearer " + value)) {
                    usableUntil = Instant.MIN;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public String account() {
            return "installation " + key.installation();
        }
    }
}
