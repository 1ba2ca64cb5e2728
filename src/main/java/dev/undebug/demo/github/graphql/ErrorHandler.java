package dev.undebug.demo.github.graphql;

import dev.undebug.demo.github.Rejected;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Converts a field's exception into an error beside the data. */
final class ErrorHandler implements DataFetcherExceptionHandler {
    static final String TYPE = "type";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable thrown = parameters.getException();
        DataFetcherExceptionHandlerResult result = DataFetcherExceptionHandlerResult.newResult()
                .error(GraphqlErrorBuilder.newError()
                        .message("%s", thrown.getMessage())
                        .path(parameters.getPath())
                        .location(parameters.getSourceLocation())
                        .extensions(Map.of(TYPE, type(thrown)))
                        .build())
                .build();
        return CompletableFuture.completedFuture(result);
    }

    private static String type(Throwable thrown) {
        if (thrown instanceof GitHubError error) {
            return error.type();
        }
        return thrown instanceof Rejected ? "UNPROCESSABLE" : "SERVICE_UNAVAILABLE";
    }
}
