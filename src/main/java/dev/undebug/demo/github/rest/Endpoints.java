package dev.undebug.demo.github.rest;

import dev.undebug.demo.github.graphql.GraphQlService;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** Registers the operations with the server. */
final class Endpoints {
    private static final String REST = "/api/v3";

    private final Gateway gateway;
    private final GraphQlRoute graphQl;
    private final List<Route> routes = new ArrayList<>();

    Endpoints(Gateway gateway, IssuedTokens tokens, Webhooks webhooks, Faults faults, GraphQlService graphQl) {
        this.gateway = gateway;
        this.graphQl = new GraphQlRoute(graphQl);
        routes.addAll(new AppRoutes(tokens).routes());
        routes.addAll(new HookRoutes(webhooks).routes());
        // Routes of checks first: the others' <ref> would match their paths as a branch name.
        routes.addAll(CheckRoutes.routes());
        routes.addAll(RepositoryRoutes.routes());
        routes.addAll(new GitRoutes(faults).routes());
        routes.addAll(GitWriteRoutes.routes());
        routes.addAll(ContentRoutes.routes());
        routes.addAll(PullRoutes.routes());
        routes.addAll(ReviewCommentRoutes.routes());
        routes.addAll(ReviewRoutes.routes());
        routes.addAll(LimitRoutes.routes());
    }

    void register(RoutesConfig config) {
        for (Route route : routes) {
            config.addHttpHandler(
                    route.method(),
                    REST + route.path(),
                    context -> gateway.handle(context, route.access(), route.operation()));
        }
        // The permissions of a token are checked per field.
        config.addHttpHandler(
                HandlerType.POST, "/api/graphql", context -> gateway.handle(context, Access.reads(), graphQl::answer));
        for (HandlerType method :
                List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            config.addHttpHandler(
                    method,
                    REST + "/<rest>",
                    context -> gateway.handle(context, Access.anyone(), call -> Answer.notFound()));
        }
    }
}
