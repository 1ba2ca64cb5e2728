package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.graphql.GraphQlService;
import dev.undebug.demo.github.graphql.Viewer;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.Map;

/** Serves GraphQL as one of the REST operations. */
final class GraphQlRoute {
    private final GraphQlService service;

    GraphQlRoute(GraphQlService service) {
        this.service = service;
    }

    Answer answer(Call call) {
        JsonNode body = call.body();
        if (!body.path("query").isTextual()) {
            return Answer.error(400, "A query attribute must be specified and must be a string.");
        }
        Map<String, Object> variables = JsonBuilder.map(body.path("variables"));
        Viewer viewer = new Viewer(call.forge().bot(), call.token().permissions(), call::covers);
        return Answer.ok(JsonBuilder.tree(
                service.execute(new GraphQlService.Document(body.path("query").asText(), variables), viewer)));
    }
}
