package dev.undebug.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Call;
import dev.undebug.github.http.Creation;
import dev.undebug.github.http.Credential;
import dev.undebug.github.http.Json;
import dev.undebug.pull.RepositoryName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;

/** Sends requests about one repository, with its installation's token. */
public final class RepositoryClient {
    private final Connection connection;
    private final Credential credential;
    private final RepositoryName name;
    private @Nullable GHRepository library;

    RepositoryClient(Connection connection, Credential credential, RepositoryName name) {
        this.connection = connection;
        this.credential = credential;
        this.name = name;
    }

    RepositoryName name() {
        return name;
    }

    public Backoff backoff() {
        return connection.backoff();
    }

    /**
     * Reads one resource of the repository.
     *
     * @param path below the repository's, beginning with {@code /}
     */
    public JsonNode get(String path) {
        return connection.send(call("GET", path, Optional.empty()), credential).json();
    }

    /** Sends a request that must not arrive twice. */
    public JsonNode once(String method, String path, ObjectNode body) {
        return write(method, path, body, false);
    }

    /** Sends a request that may arrive twice. */
    public JsonNode again(String method, String path, ObjectNode body) {
        return write(method, path, body, true);
    }

    /** Creates a git object, which nobody sees until a commit contains it. */
    public JsonNode object(String kind, ObjectNode body) {
        Call call = call("POST", "/git/" + kind, Optional.of(Json.write(body)));
        return send(call.repeatable(true).creating(Creation.NONE));
    }

    private JsonNode write(String method, String path, ObjectNode body, boolean repeatable) {
        return send(call(method, path, Optional.of(Json.write(body))).repeatable(repeatable));
    }

    private JsonNode send(Call call) {
        return connection.send(call, credential).json();
    }

    /** Creates a check run; the request must not arrive twice. */
    public JsonNode begin(Creation creation, ObjectNode body) {
        return send(call("POST", "/check-runs", Optional.of(Json.write(body))).creating(creation));
    }

    /** Updates a check run, with a request that may or may not arrive twice. */
    public JsonNode update(long checkRun, ObjectNode body, boolean repeatable) {
        Call call = call("PATCH", "/check-runs/" + checkRun, Optional.of(Json.write(body)));
        return send(call.repeatable(repeatable).creating(Creation.NONE));
    }

    private Call call(String method, String path, Optional<String> body) {
        return Call.of(method, connection.root().rest("/repos/" + name + path), body);
    }

    /**
     * Returns the field {@code repository} of the answer to a query.
     *
     * @param variables without {@code owner} and {@code name}, which are added
     */
    public JsonNode query(String text, ObjectNode variables) {
        variables.put("owner", name.owner()).put("name", name.name());
        return new GraphQl(connection, credential)
                .repository(graphQl(text, variables).repeatable(true));
    }

    /** Sends a mutation that may arrive twice. */
    public void mutate(String text, ObjectNode variables) {
        new GraphQl(connection, credential).mutation(graphQl(text, variables).repeatable(true));
    }

    private Call graphQl(String text, ObjectNode variables) {
        ObjectNode body = Json.object().put("query", text).set("variables", variables);
        return Call.of("POST", connection.root().graphql(), Optional.of(Json.write(body)))
                .creating(Creation.NONE);
    }

    /** Returns the library's repository; its first use costs a request. */
    public GHRepository library() {
        GHRepository known = library;
        if (known == null) {
            known = LibraryCalls.call(
                    () -> LibraryConnector.library(connection, credential).getRepository(name.toString()));
            library = known;
        }
        return known;
    }
}
