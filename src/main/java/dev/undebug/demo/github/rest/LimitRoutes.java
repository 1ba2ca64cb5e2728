package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.List;

/** The remaining rate limits. */
final class LimitRoutes {
    private LimitRoutes() {}

    static List<Route> routes() {
        return List.of(Route.get("/rate_limit", Access.anyone(), LimitRoutes::limits));
    }

    private static Answer limits(Call call) {
        long reset = RateLimit.reset(call.forge().clock().instant());
        ObjectNode limit =
                JsonBuilder.object("limit", RateLimit.HOURLY, "used", 0, "remaining", RateLimit.HOURLY, "reset", reset);
        ObjectNode search = JsonBuilder.object("limit", 30, "used", 0, "remaining", 30, "reset", reset);
        return Answer.ok(JsonBuilder.object(
                "resources", JsonBuilder.object("core", limit, "graphql", limit, "search", search), "rate", limit));
    }
}
