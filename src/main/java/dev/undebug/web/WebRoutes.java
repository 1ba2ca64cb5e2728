package dev.undebug.web;

import dev.undebug.scan.config.ConfigSchema;
import dev.undebug.source.Unavailable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes for people and for monitoring. */
public final class WebRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WebRoutes.class);
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final boolean registered;
    private final Readiness readiness;
    private final PrometheusMeterRegistry meters;

    /** @param registered whether there is an app; if not, the home page says how to register it */
    public WebRoutes(boolean registered, Readiness readiness, PrometheusMeterRegistry meters) {
        this.registered = registered;
        this.readiness = readiness;
        this.meters = meters;
    }

    /** Adds the routes to a server. */
    public void addTo(RoutesConfig routes) {
        routes.before(WebRoutes::protect);
        routes.get("/", context -> context.html(registered ? Pages.home() : Pages.setup()));
        routes.get("/undebug.schema.json", context -> context.json(ConfigSchema.schema()));
        routes.get("/healthz", context -> context.result("ok\n"));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", context -> context.contentType(METRICS).result(meters.scrape()));
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", Page.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    private void ready(Context context) {
        if (readiness.stopping().getAsBoolean()) {
            context.status(503).result("stopping\n");
            return;
        }
        try {
            readiness.checkDatabase().run();
            context.result("ok\n");
        } catch (Unavailable e) {
            LOG.warn("not ready", e);
            context.status(503).result("cannot write to the database\n");
        }
    }

    /**
     * Checks whether the server can accept deliveries.
     *
     * @param checkDatabase throws {@link Unavailable} if the database is not writable
     */
    public record Readiness(BooleanSupplier stopping, Runnable checkDatabase) {}
}
