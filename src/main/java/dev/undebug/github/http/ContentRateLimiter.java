package dev.undebug.github.http;

import dev.undebug.source.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps each account within GitHub's limits on creating content, so that GitHub does not have to refuse. No thread
 * sleeps for it: the work goes back to the queue, each job with its own time, so that the jobs do not return all at
 * once only to be delayed again.
 *
 * <p>Kept in memory. After a restart the previous hour is unknown; if the requests are too many then, GitHub's answer
 * stops the account.
 */
public final class ContentRateLimiter {
    /** GitHub counts a request when it arrives, which may take this long. */
    private static final Duration UNDER_WAY = Transport.TIMEOUT;

    /** Work that would wait longer asks again after this time: much may have changed. */
    private static final Duration LONGEST_PROMISE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Account> accounts = new HashMap<>();

    public ContentRateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** GitHub's numbers: "in general". */
    private enum Window {
        MINUTE(Duration.ofMinutes(1), 80),
        HOUR(Duration.ofHours(1), 500);

        private final Duration length;
        private final int most;

        Window(Duration length, int most) {
            this.length = length.plus(UNDER_WAY);
            this.most = most;
        }
    }

    /**
     * Counts a request that is about to be sent.
     *
     * @throws Unavailable if it must not be sent now
     */
    public synchronized void take(String account, Creation creation) {
        if (creation == Creation.NONE) {
            return;
        }
        Instant now = clock.instant();
        accounts.values().removeIf(one -> one.isIdle(now));
        accounts.computeIfAbsent(account, Account::new).take(now, creation);
    }

    /** Counts a retry of a request. */
    public synchronized void again(String account, Creation creation) {
        if (creation != Creation.NONE) {
            accounts.computeIfAbsent(account, Account::new).sent.add(clock.instant());
        }
    }

    private static final class Account {
        private final String name;
        /** In chronological order. */
        private final List<Instant> sent = new ArrayList<>();
        /** When delayed requests will come back, in chronological order. */
        private final Map<Creation, List<Instant>> promised = new EnumMap<>(Creation.class);

        Account(String name) {
            this.name = name;
        }

        boolean isIdle(Instant now) {
            return isOver(sent, now.minus(Window.HOUR.length))
                    && promised.values().stream().allMatch(times -> isOver(times, now));
        }

        private static boolean isOver(List<Instant> times, Instant now) {
            return times.isEmpty() || !times.get(times.size() - 1).isAfter(now);
        }

        void take(Instant now, Creation creation) {
            sent.removeIf(at -> !at.plus(Window.HOUR.length).isAfter(now));
            promised.values().forEach(times -> times.removeIf(at -> !at.isAfter(now)));
            if (!next(now, sent, creation).isAfter(now)) {
                sent.add(now);
                return;
            }
            List<Instant> waiting = promised.computeIfAbsent(creation, of -> new ArrayList<>());
            Instant at =
                    next(now, Stream.concat(sent.stream(), waiting.stream()).toList(), creation);
            Instant latest = now.plus(LONGEST_PROMISE);
            if (at.isBefore(latest)) {
                waiting.add(at);
            } else {
                at = latest;
            }
            throw new Unavailable("GitHub limits how much an app may create; " + name + " waits until " + at, at, null);
        }

        /** Returns the earliest time at which one more request fits in, after all of these. */
        private static Instant next(Instant now, List<Instant> times, Creation creation) {
            Instant next = now;
            for (Window window : Window.values()) {
                int last = times.size() - creation.share(window.most);
                if (last >= 0) {
                    Instant free = times.get(last).plus(window.length);
                    next = free.isAfter(next) ? free : next;
                }
            }
            return next;
        }
    }
}
