package dev.undebug.github.client;

import dev.undebug.github.http.Answer;
import dev.undebug.github.http.Call;
import dev.undebug.github.http.Creation;
import dev.undebug.github.http.Credential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Sends the library's requests over our connection, with our credential. So the library sees only successes, and
 * neither sleeps nor retries; refusals pass through it as our own exceptions. It never creates content.
 */
public final class LibraryConnector implements GitHubConnector {
    private final Connection connection;
    private final Credential credential;

    private LibraryConnector(Connection connection, Credential credential) {
        this.connection = connection;
        this.credential = credential;
    }

    /** Returns the library's entry point. Sends no request. */
    public static GitHub library(Connection connection, Credential credential) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(connection.root().toString())
                    .withConnector(new LibraryConnector(connection, credential))
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("the library asked GitHub before it was used", e);
        }
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        Call call = Call.of(request.method(), URI.create(request.url().toString()), body(request));
        // A second token does no harm, and a lost one cannot be found again.
        boolean token = call.uri().getRawPath().endsWith("/access_tokens");
        Call sent = (token ? call.repeatable(true) : call).creating(Creation.NONE);
        return new Response(request, connection.send(sent, credential));
    }

    private static Optional<String> body(GitHubConnectorRequest request) throws IOException {
        if (!request.hasBody()) {
            return Optional.empty();
        }
        try (InputStream in = request.body()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static final class Response extends GitHubConnectorResponse {
        private final Answer answer;

        Response(GitHubConnectorRequest request, Answer answer) {
            super(request, answer.status(), answer.headers().map());
            this.answer = answer;
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(answer.bytes());
        }

        @Override
        public void close() {}
    }
}
