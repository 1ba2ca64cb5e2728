package dev.undebug.bench;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent.CheckRunChanged;
import dev.undebug.demo.github.Hook;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.StandIn;
import dev.undebug.pull.AppManifest;
import dev.undebug.testing.TestApp;
import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in for GitHub, which answers every request {@link #LATENCY} after it came. Its own work is part of that
 * time, so that only what exceeds it delays the server.
 */
final class SlowGitHub implements AutoCloseable {
    static final Duration LATENCY = Duration.ofMillis(50);

    /** No server listens there. */
    private static final String NOWHERE = "http://127.0.0.1:9/";

    private static final int PATIENCE_SECONDS = 180;
    /** The server knows the order of events only by the second. */
    private static final int PAUSE_MILLIS = 1500;

    private final Forge forge = Forge.create(Clock.systemUTC());
    private final StandIn standIn;
    private final Account owner;
    private final List<Turn> turns = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Concluded> concluded = new LinkedBlockingQueue<>();
    /** The request that this thread answers. */
    private final ThreadLocal<Open> open = ThreadLocal.withInitial(Open::new);

    private static final class Open {
        private Instant start = Instant.EPOCH;
        private Duration slept = Duration.ZERO;
        private @Nullable Exchange exchange;
        private @Nullable CheckRun run;
    }

    /** A run, and when GitHub's answer to its conclusion was sent. */
    private record Concluded(CheckRun run, Instant at) {}

    private SlowGitHub() {
        forge.register(new AppRegistration(
                TestApp.ID,
                "undebug",
                "Undebug",
                TestApp.keys().getPublic(),
                forge.user("undebug"),
                TestApp.PERMISSIONS,
                AppManifest.EVENTS));
        owner = forge.account("acme", Account.Type.ORGANIZATION);
        standIn = StandIn.start(forge, 0, this::time);
        standIn.onExchange(this::wait);
        forge.install(owner, TestApp.PERMISSIONS);
        forge.listen(event -> {
            if (event instanceof CheckRunChanged changed
                    && changed.action().equals("completed")
                    && !changed.run()
                            .subject()
                            .externalId()
                            .filter("branch"::equals)
                            .isPresent()) {
                open.get().run = changed.run();
            }
        });
    }

    static SlowGitHub start() {
        return new SlowGitHub();
    }

    private void time(JavalinConfig config) {
        config.routes.before(context -> {
            open.remove();
            open.get().start = forge.clock().instant();
        });
        config.requestLogger.http((context, millis) -> answered());
    }

    private void wait(Exchange exchange) {
        Open now = open.get();
        now.exchange = exchange;
        Duration own = Duration.between(now.start, forge.clock().instant());
        now.slept = LATENCY.minus(own).isNegative() ? Duration.ZERO : LATENCY.minus(own);
        try {
            TimeUnit.NANOSECONDS.sleep(now.slept.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered() {
        Open now = open.get();
        if (now.exchange != null) {
            Instant end = forge.clock().instant();
            turns.add(new Turn(now.exchange, now.start, end, now.slept));
            if (now.run != null) {
                concluded.add(new Concluded(now.run, end));
            }
        }
    }

    String api() {
        return standIn.apiUrl();
    }

    Account author() {
        return forge.user("alice");
    }

    /** Creates a repository with one commit, packed as GitHub keeps it. The app is not told. */
    HostedRepository repository(String name, List<TreeEdit> files) throws GitAPIException {
        HostedRepository repository = forge.createRepository(owner, name);
        repository.commit(author(), repository.defaultBranch(), "Start", files);
        Git.wrap(repository.store().jgit()).gc().call();
        repository.require(repository.defaultBranch(), "Undebug");
        return repository;
    }

    /** Does something on GitHub that the app is not told. */
    void unnoticed(Runnable event) {
        forge.hook(new Hook(NOWHERE, TestApp.WEBHOOK_SECRET));
        event.run();
        standIn.settleWebhooks();
    }

    /** Does something on GitHub, and waits until the app has concluded its check and has nothing more to say. */
    Verdict await(ServerProcess server, Runnable event) throws Exception {
        standIn.settleWebhooks();
        forge.hook(new Hook(server.webhooks(), TestApp.WEBHOOK_SECRET));
        int deliveries = forge.deliveries().newestFirst().size();
        turns.clear();
        concluded.clear();
        Duration processor = server.processor();
        event.run();
        Concluded last = concluded.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (last == null) {
            throw new IllegalStateException("no check was concluded within " + PATIENCE_SECONDS + " s");
        }
        Duration used = server.processor().minus(processor);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        standIn.settleWebhooks();
        List<HookDelivery> newest = forge.deliveries().newestFirst();
        Instant sent = newest.get(newest.size() - 1 - deliveries).at();
        return new Verdict(last.run(), new Verdict.Span(sent, last.at()), used, server.peak(), new ArrayList<>(turns));
    }

    /** Calls a listener with each run of a commit that changes. */
    void onCheck(String commit, Consumer<CheckRun> listener) {
        forge.listen(event -> {
            if (event instanceof CheckRunChanged changed
                    && changed.run().subject().headSha().equals(commit)) {
                listener.accept(changed.run());
            }
        });
    }

    @Override
    public void close() {
        standIn.close();
        forge.close();
    }
}
