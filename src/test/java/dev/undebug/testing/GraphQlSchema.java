package dev.undebug.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.demo.github.rest.Exchange;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** GitHub's description of its GraphQL interface, parsed once. */
final class GraphQlSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The violations of the queries so far: most are the same, with other variables. */
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private GraphQlSchema() {}

    private static final class Loaded {
        private static final GraphQLSchema SCHEMA = schema();
    }

    private static GraphQLSchema schema() {
        try (InputStream file = GraphQlSchema.class.getResourceAsStream("/dev/undebug/demo/github/github.graphqls")) {
            RuntimeWiring mocked = RuntimeWiring.newRuntimeWiring()
                    .wiringFactory(new MockedWiringFactory())
                    .build();
            return new SchemaGenerator()
                    .makeExecutableSchema(new SchemaParser().parse(Objects.requireNonNull(file)), mocked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> problems(Exchange exchange) {
        try {
            JsonNode body = JSON.readTree(exchange.request().body());
            return KNOWN.computeIfAbsent(body.path("query").asText(), GraphQlSchema::violations);
        } catch (IOException e) {
            return List.of("a body that is not JSON: " + exchange.request().body());
        }
    }

    private static List<String> violations(String query) {
        ExecutionInput input = ExecutionInput.newExecutionInput().query(query).build();
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(Loaded.SCHEMA, input);
        return result.getErrors().stream().map(error -> error.getMessage()).toList();
    }
}
