package dev.undebug.app;

import dev.undebug.app.Settings.Listen;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server. A stop first answers the requests in progress. */
final class HttpServer {
    private static final long STOP_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 30_000;

    /** Javalin copies every answer through a new array of this size. Most answers are a few words. */
    private static final int COPY_BYTES = 2048;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    static HttpServer start(Listen listen, Consumer<RoutesConfig> routes) throws IOException {
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            routes.accept(config.routes);
        });
        try {
            javalin.start(listen.host(), listen.port());
        } catch (JavalinBindException e) {
            throw new IOException(
                    "cannot listen on " + listen.host() + ":" + listen.port() + ", set by HOST and PORT: "
                            + Reason.of(e),
                    e);
        }
        return new HttpServer(javalin);
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
        config.http.responseBufferSize = COPY_BYTES;
        config.jetty.modifyServer(HttpServer::stopGracefully);
        config.jetty.modifyHttpConfiguration(HttpServer::harden);
    }

    private static void stopGracefully(Server server) {
        server.setHandler(new GracefulHandler());
        server.setStopTimeout(STOP_MILLIS);
    }

    private static void harden(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setIdleTimeout(IDLE_MILLIS);
    }

    int port() {
        return javalin.port();
    }

    /**
     * Answers the requests in progress, and stops.
     *
     * @param idle connections on which nothing was sent for this time are closed
     */
    void stop(Duration idle) {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector patient) {
                patient.setShutdownIdleTimeout(idle.toMillis());
            }
        }
        javalin.stop();
    }
}
