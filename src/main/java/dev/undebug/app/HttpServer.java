package dev.undebug.app;

import dev.undebug.app.Settings.Listen;
import dev.undebug.webhook.Bodies;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The HTTP server. A stop first answers the requests in progress. */
final class HttpServer {
    private static final long STOP_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 30_000;

    /** OpenConnections that hold no thread. As many more may queue for the server to accept them, instead of the JVM's 50. */
    private static final int MOST_WAITING = 1000;

    /** Javalin gives the server 250 threads. */
    private static final int MOST_ANSWERED = 200;

    /** Javalin copies every answer through a new array of this size. Most answers are a few words. */
    private static final int COPY_BYTES = 2048;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    static HttpServer start(Listen listen, Consumer<RoutesConfig> routes) throws IOException {
        Javalin javalin = Javalin.create(config -> {
            configure(config, listen);
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

    private static void configure(JavalinConfig config, Listen listen) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= 21;
        config.http.responseBufferSize = COPY_BYTES;
        OpenConnections connections = new OpenConnections(MOST_WAITING, MOST_ANSWERED);
        Bodies bodies = new Bodies();
        bodies.setHandler(connections);
        config.jetty.modifyServer(server -> stopGracefully(server, bodies));
        config.jetty.modifyHttpConfiguration(HttpServer::harden);
        config.jetty.addConnector((server, http) -> connector(server, http, listen, connections));
    }

    private static void stopGracefully(Server server, Handler next) {
        server.setHandler(new GracefulHandler(next));
        server.setStopTimeout(STOP_MILLIS);
    }

    private static Connector connector(
            Server server, HttpConfiguration http, Listen listen, OpenConnections connections) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setAcceptQueueSize(MOST_WAITING);
        connector.addBean(connections);
        return connector;
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
