package dev.undebug.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.http.Answer;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Call;
import dev.undebug.github.http.Credential;
import dev.undebug.github.http.GitHubRefusal;
import dev.undebug.github.http.Limits;
import dev.undebug.github.http.Redaction;
import dev.undebug.github.http.Text;
import dev.undebug.pull.Gone;
import dev.undebug.source.Unavailable;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Classifies GraphQL errors in answers whose status says success. */
final class GraphQl {
    private static final Logger log = LoggerFactory.getLogger(GraphQl.class);
    /** GitHub documents neither, and uses both. */
    private static final Set<String> RATE_LIMITED = Set.of("RATE_LIMITED", "RATE_LIMIT");

    private static final Set<String> FORBIDDEN = Set.of("FORBIDDEN", "INSUFFICIENT_SCOPES");

    private final Connection connection;
    private final Credential credential;

    GraphQl(Connection connection, Credential credential) {
        this.connection = connection;
        this.credential = credential;
    }

    /** Sends a query and returns the field {@code repository}. */
    JsonNode repository(Call call) {
        return data(call, data -> data.path("repository").isObject()).path("repository");
    }

    /** Sends a mutation and returns all of its fields. */
    JsonNode mutation(Call call) {
        return data(call, JsonNode::isObject);
    }

    private JsonNode data(Call call, Predicate<JsonNode> complete) {
        for (int tried = 1; ; tried++) {
            Answer answer = connection.send(call, credential);
            JsonNode body = answer.json();
            String passing = passing(call, answer, body);
            JsonNode data = body.path("data");
            if (passing.isEmpty() && complete.test(data)) {
                return data;
            }
            if (tried == Backoff.TRIES) {
                throw new Unavailable("GitHub's GraphQL API answered without the data: " + passing, null);
            }
            connection.backoff().pause(tried);
        }
    }

    /** Returns the message of a transient error, such as a timeout; any other is thrown or ignored. */
    private String passing(Call call, Answer answer, JsonNode body) {
        String passing = "";
        for (JsonNode error : body.path("errors")) {
            String type = error.path("type").asText("");
            String words = Text.clamp(Redaction.of(error.path("message").asText("")), 500);
            if (RATE_LIMITED.contains(type) || Limits.speakOf(words)) {
                throw connection.limited(call, credential, answer);
            }
            if (type.equals("NOT_FOUND")) {
                throw new Gone("GitHub does not find it: " + words);
            }
            if (!FORBIDDEN.contains(type)) {
                passing = words.isEmpty() ? "an error without a message" : words;
            } else if (aboutThreads(error)) {
                log.warn("cannot read the review threads: {}", words);
            } else {
                log.warn("GitHub refused a query ({} at {}): {}", type, error.path("path"), words);
                throw new GitHubRefusal(answer.status(), words, "");
            }
        }
        return passing;
    }

    /**
     * An error about threads is ignored: without the permission to read them, posting fails too, so nothing is posted
     * twice.
     */
    private static boolean aboutThreads(JsonNode error) {
        for (JsonNode step : error.path("path")) {
            if (step.asText().equals("reviewThreads")) {
                return true;
            }
        }
        return false;
    }
}
