package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param body empty for no content
 */
record Answer(int status, Optional<byte[]> body, Map<String, String> headers) {
    private static final String DOCUMENTATION = "https://docs.github.com/rest";
    private static final String JSON = "application/json; charset=utf-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, Optional.of(JsonBuilder.bytes(body)), Map.of("Content-Type", JSON));
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    static Answer noContent() {
        return new Answer(204, Optional.empty(), Map.of());
    }

    static Answer raw(byte[] body, String contentType) {
        return new Answer(200, Optional.of(body), Map.of("Content-Type", contentType));
    }

    /** Returns an error in the shape of {@code basic-error}. */
    static Answer error(int status, String message) {
        return json(
                status,
                JsonBuilder.object("message", message, "documentation_url", DOCUMENTATION, "status", "" + status));
    }

    static Answer notFound() {
        return error(404, "Not Found");
    }

    /** Returns a 422 with descriptions of the problems. */
    static Answer unprocessable(List<String> errors) {
        return json(
                422,
                JsonBuilder.object(
                        "message",
                        "Unprocessable Entity",
                        "errors",
                        errors,
                        "documentation_url",
                        DOCUMENTATION,
                        "status",
                        "422"));
    }

    /** Returns a 422 that names the field. */
    static Answer invalid(String resource, String field, String code, String message) {
        ObjectNode error = JsonBuilder.object("resource", resource, "field", field, "code", code, "message", message);
        return json(
                422,
                JsonBuilder.object(
                        "message",
                        "Validation Failed",
                        "errors",
                        List.of(error),
                        "documentation_url",
                        DOCUMENTATION,
                        "status",
                        "422"));
    }

    /** Returns a 422 for a body that violates GitHub's description of the operation. */
    static Answer invalidRequest(String reason) {
        return error(422, "Invalid request.\n\n" + reason);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
