package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** GitHub's limits for the texts of a check run. */
final class CheckRunLimits {
    private static final int TEXT = 65_535;
    private static final int ANNOTATIONS = 50;
    private static final int ACTIONS = 3;
    private static final int LABEL = 20;
    private static final int DESCRIPTION = 40;
    private static final int ANNOTATION_TEXT = 64 * 1024;
    private static final int ANNOTATION_TITLE = 255;

    private final JsonNode body;

    CheckRunLimits(JsonNode body) {
        this.body = body;
    }

    void enforce() {
        if (body.has("output")) {
            output(body.get("output"));
        }
        JsonNode actions = body.path("actions");
        require(actions.size() <= ACTIONS, items(ACTIONS, actions.size()));
        actions.forEach(CheckRunLimits::action);
    }

    private static void output(JsonNode output) {
        present(output, "title");
        present(output, "summary");
        atMost(output, "summary", TEXT);
        atMost(output, "text", TEXT);
        JsonNode annotations = output.path("annotations");
        require(annotations.size() <= ANNOTATIONS, items(ANNOTATIONS, annotations.size()));
        annotations.forEach(CheckRunLimits::annotation);
    }

    private static void annotation(JsonNode annotation) {
        for (String field : List.of("path", "start_line", "end_line", "annotation_level", "message")) {
            present(annotation, field);
        }
        String level = annotation.path("annotation_level").asText();
        require(
                List.of("notice", "warning", "failure").contains(level),
                "\"" + level + "\" is not a member of [\"notice\", \"warning\", \"failure\"].");
        atMost(annotation, "message", ANNOTATION_TEXT);
        atMost(annotation, "raw_details", ANNOTATION_TEXT);
        atMost(annotation, "title", ANNOTATION_TITLE);
        int start = annotation.path("start_line").asInt();
        int end = annotation.path("end_line").asInt();
        require(start >= 1 && end >= start, "Line numbers must be positive and in order: " + start + ", " + end + ".");
        boolean columns = annotation.hasNonNull("start_column") || annotation.hasNonNull("end_column");
        require(!columns || start == end, "Columns are only allowed on annotations of one line.");
    }

    private static void action(JsonNode action) {
        for (String field : List.of("label", "description", "identifier")) {
            present(action, field);
        }
        atMost(action, "label", LABEL);
        atMost(action, "description", DESCRIPTION);
        atMost(action, "identifier", LABEL);
    }

    private static void present(JsonNode json, String field) {
        require(json.hasNonNull(field), "\"" + field + "\" wasn't supplied.");
    }

    private static void atMost(JsonNode json, String field, int most) {
        int length = json.path(field).asText().length();
        require(
                length <= most,
                "Only " + most + " characters are allowed in \"" + field + "\"; " + length + " were supplied.");
    }

    private static String items(int most, int given) {
        return "No more than " + most + " items are allowed; " + given + " were supplied.";
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new Stop(Answer.invalidRequest(otherwise));
        }
    }
}
