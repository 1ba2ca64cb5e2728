package dev.undebug.app;

import dev.undebug.app.Settings.Registration;
import dev.undebug.pull.AppManifest;
import dev.undebug.queue.Queue;
import dev.undebug.rules.Rules;
import dev.undebug.web.RuleRoutes;
import dev.undebug.web.WebRoutes;
import dev.undebug.web.WebRoutes.Readiness;
import dev.undebug.webhook.NoApp;
import dev.undebug.webhook.Signatures;
import dev.undebug.webhook.WebhookHandler;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: webhook, queue and pages. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Optional<Queue> queue;
    private final HttpServer http;
    private final Duration idle;

    private Server(Settings settings, Timing timing, Function<MeterRegistry, Reviewer> reviewer) throws IOException {
        JvmMeters.register(meters);
        this.idle = timing.idle();
        this.queue = settings.registration().isPresent()
                ? Optional.of(open(settings.dataDir(), ReviewQueue.queue(reviewer.apply(meters), timing, meters)))
                : Optional.empty();
        try {
            queue.ifPresent(Queue::start);
            this.http = HttpServer.start(settings.listen(), routes -> addRoutes(routes, settings, timing.clock()));
        } catch (IOException | RuntimeException e) {
            queue.ifPresent(Queue::close);
            throw e;
        }
    }

    private static Queue open(Path dataDir, Queue.Setup setup) throws IOException {
        try {
            return Queue.open(dataDir, setup);
        } catch (FileSystemException e) {
            throw new IOException("cannot use '" + dataDir + "', set by DATA_DIR: " + Reason.of(e), e);
        }
    }

    /**
     * Starts a server that reviews pull requests.
     *
     * @throws IOException if it cannot start; the message says why
     */
    public static Server start(Settings settings) throws IOException {
        return start(settings, Timing.REAL, meters -> ReviewGraph.reviewer(settings, Timing.REAL.clock(), meters));
    }

    /**
     * Starts a server with another reviewer.
     *
     * @throws IOException if it cannot start; the message says why
     */
    public static Server start(Settings settings, Reviewer reviewer) throws IOException {
        return start(settings, Timing.REAL, meters -> reviewer);
    }

    /**
     * Starts a server that creates its own reviewer.
     *
     * @throws IOException if it cannot start; the message says why
     */
    static Server start(Settings settings, Timing timing, Function<MeterRegistry, Reviewer> reviewer)
            throws IOException {
        Server server = new Server(settings, timing, reviewer);
        LOG.info(
                "listening on {}:{} as {}",
                settings.listen().host(),
                server.port(),
                settings.registration().map(Registration::toString).orElse("no app yet; see the home page"));
        return server;
    }

    private void addRoutes(RoutesConfig routes, Settings settings, Clock clock) {
        Readiness readiness = new Readiness(stopping::get, () -> queue.ifPresent(Queue::checkWritable));
        new WebRoutes(queue.isPresent(), readiness, meters).addTo(routes);
        new RuleRoutes(Rules.ALL).addTo(routes);
        if (settings.registration().isPresent() && queue.isPresent()) {
            Signatures signatures = new Signatures(settings.registration().get().webhookSecrets());
            routes.post(
                    AppManifest.WEBHOOK_PATH,
                    new WebhookHandler(signatures, ReviewQueue.deliveries(queue.get(), clock), meters));
        } else {
            routes.post(AppManifest.WEBHOOK_PATH, new NoApp());
        }
    }

    /** Returns the port that it listens on. */
    public int port() {
        return http.port();
    }

    /** Answers the requests in progress, gives running reviews some time to finish, and stops. */
    @Override
    public void close() {
        if (stopping.compareAndSet(false, true)) {
            LOG.info("stopping");
            http.stop(idle);
            queue.ifPresent(Queue::close);
            meters.close();
            LOG.info("stopped");
        }
    }
}
