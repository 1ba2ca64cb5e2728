package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.graphql.GraphQlService;
import dev.undebug.demo.github.rest.json.PayloadJson;
import dev.undebug.demo.github.rest.json.Rendering;
import dev.undebug.demo.github.rest.json.Urls;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stand-in as a server on the loopback interface: REST below {@code /api/v3} and GraphQL at {@code /api/graphql}, as on GitHub
 * Enterprise Server; everything else is for pages.
 */
public final class StandIn implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long LARGEST_REQUEST = 50_000_000;

    private final Forge forge;
    private final Faults faults = new Faults();
    private final ExchangeLog log = new ExchangeLog();
    private final Urls urls = new Urls(this::origin);
    private final IssuedTokens tokens;
    private final Webhooks webhooks;
    private final Javalin server;

    private StandIn(Forge forge, Consumer<JavalinConfig> pages) {
        this.forge = forge;
        this.tokens = new IssuedTokens(forge);
        Rendering rendering = new Rendering(forge, urls);
        this.webhooks = new Webhooks(forge, new PayloadJson(rendering));
        Gateway gateway = new Gateway(forge, rendering, tokens, faults, log);
        Endpoints endpoints = new Endpoints(gateway, tokens, webhooks, faults, new GraphQlService(forge, urls::web));
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_REQUEST;
            endpoints.register(config.routes);
            pages.accept(config);
        });
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free port
     * @param pages registers the pages for people
     */
    public static StandIn start(Forge forge, int port, Consumer<JavalinConfig> pages) {
        StandIn standIn = new StandIn(forge, pages);
        standIn.server.start(HOST, port);
        forge.listen(standIn.webhooks::deliver);
        Thread preparation = new Thread(GraphQlService::prepare, "github-graphql-schema");
        preparation.setDaemon(true);
        preparation.start();
        return standIn;
    }

    private String origin() {
        return "http://" + HOST + ":" + server.port();
    }

    /** Returns the state. */
    public Forge forge() {
        return forge;
    }

    /** Returns the value for an app's {@code GITHUB_API_URL}. */
    public String apiUrl() {
        return urls.api();
    }

    /** Returns the root of the pages for people, without a slash at the end. */
    public String webUrl() {
        return urls.web();
    }

    /** Returns the faults, for simulated failures. */
    public Faults faults() {
        return faults;
    }

    /** Returns the API requests and their answers, oldest first. */
    public List<Exchange> exchanges() {
        return log.all();
    }

    /** Calls the listener with every exchange before its answer is sent. */
    public void onExchange(Consumer<Exchange> listener) {
        log.listen(listener);
    }

    /** Revokes all installation tokens. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Sends a {@code ping}, as GitHub does when a webhook is set up. */
    public void ping() {
        webhooks.deliver(new ForgeEvent.Pinged(forge.user("octocat")));
    }

    /** Redelivers a delivery, as the button on GitHub's page of deliveries does. */
    public void redeliver(HookDelivery delivery) {
        webhooks.redeliver(delivery);
    }

    /** Waits until every webhook so far has been answered. */
    public void settleWebhooks() {
        webhooks.settle();
    }

    @Override
    public void close() {
        webhooks.close();
        server.stop();
    }
}
