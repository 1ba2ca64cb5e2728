package dev.undebug.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.core.report.LogLevel;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** GitHub's description of its webhooks, parsed once. */
public final class WebhookSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookSchema() {}

    private static final class Loaded {
        private static final JsonNode DESCRIPTION = description();
    }

    private static JsonNode description() {
        try (InputStream file = WebhookSchema.class.getResourceAsStream("/github/github-webhooks.openapi.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the violations.
     *
     * @param event as in {@code X-GitHub-Event}
     */
    public static List<String> problems(String event, String payload) {
        try {
            JsonNode json = JSON.readTree(payload);
            String action = json.path("action").asText("");
            String name = (action.isEmpty() ? event : event + "-" + action).replace('_', '-');
            List<String> problems = new ArrayList<>();
            JsonSchemaFactory.byDefault()
                    .getJsonSchema(Loaded.DESCRIPTION, "/components/schemas/webhook-" + name)
                    .validate(json, true)
                    .forEach(message -> {
                        if (message.getLogLevel().compareTo(LogLevel.ERROR) >= 0) {
                            problems.add(message.toString());
                        }
                    });
            return problems;
        } catch (IOException | ProcessingException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
