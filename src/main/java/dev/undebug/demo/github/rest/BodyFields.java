package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads fields of request bodies, with GitHub's refusals. */
final class BodyFields {
    private static final int LONGEST = 65_536;

    private BodyFields() {}

    /** Returns the text of a field; null counts as absent. */
    static Optional<String> text(JsonNode body, String field) {
        return body.hasNonNull(field) ? Optional.of(body.get(field).asText()) : Optional.empty();
    }

    static Optional<Integer> number(JsonNode body, String field) {
        return body.path(field).isIntegralNumber() ? Optional.of(body.get(field).asInt()) : Optional.empty();
    }

    /** Returns the field {@code body}, which must have a text. */
    static String required(JsonNode json, String resource) {
        String body = text(json, "body")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Stop(Answer.invalid(resource, "body", "missing_field", "body can't be blank")));
        if (body.length() > LONGEST) {
            throw new Stop(Answer.invalid(
                    resource, "body", "custom", "body is too long (maximum is " + LONGEST + " characters)"));
        }
        return body;
    }
}
