package dev.undebug.demo.page;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Rejected;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.util.Map;

/** The pages of the stand-in's pull requests, at GitHub's paths. */
public final class PullPages {
    private static final String PULL = "/{owner}/{repository}/pull/{number}";

    private final Forge forge;
    private final PageGuard guard = new PageGuard(new SecureRandom());

    public PullPages(Forge forge) {
        this.forge = forge;
    }

    /** Returns the path of a pull request's page. */
    public static String path(HostedPull pull) {
        return "/" + pull.repository().fullName() + "/pull/" + pull.number();
    }

    /** Adds the pages to a server on the loopback address. */
    public void addTo(RoutesConfig routes) {
        new Resources(guard).addTo(routes);
        for (Tab tab : Tab.values()) {
            routes.get(PULL + tab.suffix(), guard.letIn(request -> show(request, pull(request), tab, "")));
        }
        routes.get(
                PULL + "/version",
                guard.letIn(request -> request.json(
                        Map.of("version", PullViews.of(pull(request)).version()))));
        addActions(routes);
    }

    private void addActions(RoutesConfig routes) {
        act(routes, "/suggestions", (actions, request) -> actions.commitSuggestions());
        act(routes, "/suggestions/{id}", (actions, request) -> actions.commitSuggestion(id(request)));
        act(routes, "/checks/rerun", (actions, request) -> actions.rerunAll());
        act(routes, "/checks/{id}/rerun", (actions, request) -> actions.rerun(id(request)));
        act(
                routes,
                "/checks/{id}/actions/{action}",
                (actions, request) -> actions.request(id(request), request.pathParam("action")));
        act(routes, "/merge", (actions, request) -> actions.merge());
    }

    /** The effect of a button. */
    private interface Effect {
        void of(PullActions actions, Context request);
    }

    private void act(RoutesConfig routes, String path, Effect effect) {
        routes.post(PULL + path, guard.letIn(request -> {
            HostedPull pull = pull(request);
            Tab tab = Tab.of(String.valueOf(request.formParam(Forms.TAB)));
            try {
                effect.of(new PullActions(pull, pull.author()), request);
                request.redirect(path(pull) + tab.suffix(), HttpStatus.SEE_OTHER);
            } catch (Rejected e) {
                request.status(HttpStatus.CONFLICT);
                show(request, pull, tab, String.valueOf(e.getMessage()));
            }
        }));
    }

    private void show(Context request, HostedPull pull, Tab tab, String notice) {
        Forms forms = new Forms(path(pull), guard.token(), tab);
        request.html(new PullPage(PullViews.of(pull), forms).render(notice));
    }

    private HostedPull pull(Context request) {
        return forge.repository(request.pathParam("owner"), request.pathParam("repository"))
                .flatMap(repository -> repository.pull((int) number(request, "number")))
                .orElseThrow(() -> new NotFoundResponse("No such pull request."));
    }

    private static long id(Context request) {
        return number(request, "id");
    }

    private static long number(Context request, String name) {
        try {
            return Long.parseLong(request.pathParam(name));
        } catch (NumberFormatException e) {
            throw new NotFoundResponse("Not a number: " + request.pathParam(name));
        }
    }
}
