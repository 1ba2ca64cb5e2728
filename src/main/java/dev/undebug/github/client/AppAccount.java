package dev.undebug.github.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHApp;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GitHub;

/** The app as GitHub knows it: its number and name, and the permissions of its installations. */
public final class AppAccount {
    /** An owner who accepts a new permission does not want to wait long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final GitHub github;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Known> installations = new ConcurrentHashMap<>();
    private @Nullable GHApp app;

    public AppAccount(GitHub github, Clock clock) {
        this.github = github;
        this.clock = clock;
    }

    private record Known(GHAppInstallation installation, Instant since) {}

    public long id() {
        return app().getId();
    }

    /** Returns the name that GraphQL shows as the author of the app's comments. */
    public String slug() {
        return app().getSlug();
    }

    private GHApp app() {
        lock.lock();
        try {
            GHApp known = app;
            if (known == null) {
                known = LibraryCalls.call(github::getApp);
                app = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    public GHAppInstallation installation(long id) {
        Known known = installations.get(id);
        if (known != null && known.since().plus(REMEMBERED).isAfter(clock.instant())) {
            return known.installation();
        }
        GHAppInstallation fresh = LibraryCalls.call(() -> app().getInstallationById(id));
        installations.put(id, new Known(fresh, clock.instant()));
        return fresh;
    }

    void forget(long installation) {
        installations.remove(installation);
    }
}
