package dev.undebug.demo.page;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Refused;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Serves the page of one pull request on the loopback address. */
public final class PageServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final HostedPull pull;
    private final PullActions actions;
    private final PageGuard guard = new PageGuard(new SecureRandom());
    private final Javalin javalin;

    private PageServer(HostedPull pull, Account reviewer) {
        this.pull = pull;
        this.actions = new PullActions(pull, reviewer);
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts serving.
     *
     * @param reviewer who presses the buttons
     * @param port 0 for any that is free
     */
    public static PageServer start(HostedPull pull, Account reviewer, int port) {
        PageServer server = new PageServer(pull, reviewer);
        server.javalin.start(HOST, port);
        return server;
    }

    /** Returns the address of the pull request's page. */
    public URI address() {
        return URI.create("http://" + HOST + ":" + javalin.port()).resolve(path(Tab.CONVERSATION));
    }

    private String path(Tab tab) {
        return tab.path(PullViews.of(pull).heading());
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.http.maxRequestSize = 10_000;
        config.routes.before(guard::check);
        config.routes.before(PageGuard::headers);
        config.routes.exception(Refused.class, this::refused);
        pages(config);
        actions(config);
    }

    private void pages(JavalinConfig config) {
        config.routes.get("/", request -> request.redirect(path(Tab.CONVERSATION)));
        for (Tab tab : Tab.values()) {
            config.routes.get(path(tab), request -> show(request, tab, ""));
        }
        config.routes.get(
                "/version",
                request -> request.json(Map.of("version", PullViews.of(pull).version())));
        resource(config, "/page.css", "text/css");
        resource(config, "/page.js", "text/javascript");
    }

    private static void resource(JavalinConfig config, String path, String type) {
        byte[] content = read(path.substring(1));
        config.routes.get(path, request -> request.contentType(type).result(content));
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(PageServer.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void actions(JavalinConfig config) {
        action(config, "/suggestions", request -> actions.commitSuggestions());
        action(config, "/suggestions/{comment}", request -> actions.commitSuggestion(id(request, "comment")));
        action(config, "/checks/{run}/rerun", request -> actions.rerun(id(request, "run")));
        action(
                config,
                "/checks/{run}/actions/{action}",
                request -> actions.request(id(request, "run"), request.pathParam("action")));
        action(config, "/merge", request -> actions.merge());
    }

    private void action(JavalinConfig config, String path, Consumer<Context> effect) {
        config.routes.post(path, request -> {
            effect.accept(request);
            request.redirect(path(tab(request)), HttpStatus.SEE_OTHER);
        });
    }

    private static long id(Context request, String name) {
        try {
            return Long.parseLong(request.pathParam(name));
        } catch (NumberFormatException e) {
            throw new Refused("Not the number of anything: " + request.pathParam(name));
        }
    }

    private static Tab tab(Context request) {
        return Tab.of(String.valueOf(request.formParam(Forms.TAB)));
    }

    private void refused(Refused refused, Context request) {
        request.status(HttpStatus.CONFLICT);
        show(request, tab(request), String.valueOf(refused.getMessage()));
    }

    private void show(Context request, Tab tab, String notice) {
        request.html(new PullPage(PullViews.of(pull), new Forms(guard.token(), tab)).render(notice));
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
