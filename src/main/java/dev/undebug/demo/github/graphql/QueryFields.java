package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedRepository;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The root of queries. */
final class QueryFields {
    private static final int POINTS = 5000;

    void addTo(RuntimeWiring.Builder wiring) {
        new Fields<>("Query", Object.class)
                .with("repository", (root, environment) -> repository(environment))
                .with("node", (root, environment) -> nodes(environment)
                        .find(Fields.argument(environment, "id", String.class)))
                .with("nodes", (root, environment) -> {
                    List<?> ids = Fields.argument(environment, "ids", List.class);
                    return ids.stream()
                            .map(String::valueOf)
                            .map(nodes(environment)::find)
                            .toList();
                })
                .with(
                        "rateLimit",
                        (root, environment) ->
                                rateLimit(Fields.site(environment).forge()))
                .addTo(wiring);
    }

    private static HostedRepository repository(DataFetchingEnvironment environment) {
        String owner = Fields.argument(environment, "owner", String.class);
        String name = Fields.argument(environment, "name", String.class);
        return Fields.site(environment)
                .forge()
                .repository(owner, name)
                .filter(Fields.viewer(environment).sees())
                .orElseThrow(() -> new GitHubError(
                        "NOT_FOUND", "Could not resolve to a Repository with the name '" + owner + "/" + name + "'."));
    }

    private static Nodes nodes(DataFetchingEnvironment environment) {
        return new Nodes(Fields.site(environment).forge());
    }

    private static Map<String, Object> rateLimit(Forge forge) {
        return Map.of(
                "cost",
                1,
                "limit",
                POINTS,
                "nodeCount",
                0,
                "remaining",
                POINTS - 1,
                "used",
                1,
                "resetAt",
                forge.clock().instant().plus(1, ChronoUnit.HOURS));
    }
}
