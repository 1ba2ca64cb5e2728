package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Connects GitHub's schema to the state. */
final class Wiring {
    private static final String SCHEMA = "/dev/undebug/demo/github/github.graphqls";

    GraphQLSchema schema() {
        try (InputStream file = Objects.requireNonNull(Wiring.class.getResourceAsStream(SCHEMA));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            TypeDefinitionRegistry types = new SchemaParser().parse(text);
            return new SchemaGenerator().makeExecutableSchema(types, wiring(types));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuntimeWiring wiring(TypeDefinitionRegistry types) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.missingFrom(types).forEach(wiring::scalar);
        for (String name : List.of("Actor", "Comment", "GitObject", "Minimizable", "Node", "RepositoryOwner")) {
            wiring.type(name, type -> type.typeResolver(resolver()));
        }
        new QueryFields().addTo(wiring);
        new RepositoryFields().addTo(wiring);
        new GitObjectFields().addTo(wiring);
        new PullFields().addTo(wiring);
        new ThreadFields().addTo(wiring);
        new ReviewFields().addTo(wiring);
        new ActorFields().addTo(wiring);
        new MutationFields().addTo(wiring);
        return wiring.build();
    }

    private static TypeResolver resolver() {
        return environment ->
                environment.getSchema().getObjectType(typeOf(Objects.requireNonNull(environment.getObject())));
    }

    private static String typeOf(Object node) {
        if (node instanceof Account account) {
            return switch (account.type()) {
                case USER -> "User";
                case ORGANIZATION -> "Organization";
                case BOT -> "Bot";
            };
        }
        if (node instanceof GitObjectFields.GitObject object) {
            return object.graphQlType();
        }
        if (node instanceof HostedRepository) {
            return "Repository";
        }
        if (node instanceof HostedPull) {
            return "PullRequest";
        }
        return node instanceof ThreadFields.ThreadNode ? "PullRequestReviewThread" : "PullRequestReviewComment";
    }
}
