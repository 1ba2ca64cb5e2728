package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Forge;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Executes GraphQL documents. All services share one schema, which the first document loads. */
public final class GraphQlService {
    private static final Once<GraphQL> ENGINE = new Once<>(() -> GraphQL.newGraphQL(new Wiring().schema())
            .defaultDataFetcherExceptionHandler(new ErrorHandler())
            .build());

    private final Forge forge;
    private final Supplier<String> web;

    /** @param web the root of the pages for people, without a slash at the end */
    public GraphQlService(Forge forge, Supplier<String> web) {
        this.forge = forge;
        this.web = web;
    }

    /** Loads the schema now, so that the first document does not wait for it. */
    public static void prepare() {
        ENGINE.prepare();
    }

    /** A document with its variables. */
    public record Document(String query, Map<String, Object> variables) {}

    /** Answers as GitHub does: {@code data} and, if there are any, {@code errors}. */
    public Map<String, Object> execute(Document document, Viewer viewer) {
        ExecutionInput input = ExecutionInput.newExecutionInput()
                .query(document.query())
                .variables(document.variables())
                .graphQLContext(
                        context -> context.of(Viewer.class, viewer, ForgeSite.class, new ForgeSite(forge, web.get())))
                .build();
        ExecutionResult result = ENGINE.get().execute(input);
        Map<String, Object> answer = new LinkedHashMap<>(result.toSpecification());
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", errors(result.getErrors()));
        }
        return answer;
    }

    /** GitHub puts the type of an error beside its message. */
    private static List<Map<String, Object>> errors(List<GraphQLError> errors) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (GraphQLError error : errors) {
            Map<String, Object> one = new LinkedHashMap<>(error.toSpecification());
            if (error.getExtensions() != null && error.getExtensions().containsKey(ErrorHandler.TYPE)) {
                one.remove("extensions");
                one.put("type", error.getExtensions().get(ErrorHandler.TYPE));
            }
            all.add(one);
        }
        return all;
    }
}
