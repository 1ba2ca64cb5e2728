package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.CheckRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses a request to create or update a check run, with GitHub's refusals. */
final class CheckRunRequest {
    private static final List<String> CONCLUSIONS =
            List.of("action_required", "cancelled", "failure", "neutral", "success", "skipped", "stale", "timed_out");

    private final JsonNode body;
    private final Instant now;

    CheckRunRequest(JsonNode body, Instant now) {
        this.body = body;
        this.now = now;
        new CheckRunLimits(body).enforce();
    }

    CheckRun.Subject subject() {
        return new CheckRun.Subject(
                required("name"),
                required("head_sha"),
                BodyFields.text(body, "external_id"),
                BodyFields.text(body, "details_url"));
    }

    private String required(String field) {
        return BodyFields.text(body, field)
                .orElseThrow(() -> new Stop(Answer.invalidRequest("\"" + field + "\" wasn't supplied.")));
    }

    CheckRun.Progress progress() {
        return progress(new CheckRun.Progress("queued", Optional.empty(), now, Optional.empty()));
    }

    private CheckRun.Progress progress(CheckRun.Progress before) {
        Optional<String> conclusion = BodyFields.text(body, "conclusion");
        conclusion
                .filter(word -> !CONCLUSIONS.contains(word) || word.equals("stale"))
                .ifPresent(word -> {
                    throw new Stop(Answer.invalidRequest("\"" + word + "\" is not a conclusion that an app may give."));
                });
        String status = conclusion.isPresent()
                ? "completed"
                : BodyFields.text(body, "status").orElse(before.status());
        if (!status.equals("completed")) {
            return new CheckRun.Progress(status, Optional.empty(), started(before), Optional.empty());
        }
        Optional<String> given = conclusion.or(before::conclusion);
        if (given.isEmpty()) {
            throw new Stop(Answer.invalidRequest("\"conclusion\" wasn't supplied."));
        }
        Optional<Instant> completed = BodyFields.text(body, "completed_at").map(Instant::parse);
        return new CheckRun.Progress(
                status,
                given,
                started(before),
                completed.or(before::completedAt).or(() -> Optional.of(now)));
    }

    private Instant started(CheckRun.Progress before) {
        return BodyFields.text(body, "started_at").map(Instant::parse).orElse(before.startedAt());
    }

    /** Appends the annotations; GitHub never removes any. */
    CheckRun.Output output(CheckRun.Output before) {
        JsonNode output = body.path("output");
        if (output.isMissingNode()) {
            return before;
        }
        List<CheckRun.Annotation> annotations = new ArrayList<>(before.annotations());
        output.path("annotations").forEach(json -> annotations.add(annotation(json)));
        return new CheckRun.Output(
                BodyFields.text(output, "title").or(before::title),
                BodyFields.text(output, "summary").or(before::summary),
                BodyFields.text(output, "text").or(before::text),
                annotations);
    }

    private static CheckRun.Annotation annotation(JsonNode json) {
        return new CheckRun.Annotation(
                json.path("path").asText(),
                json.path("start_line").asInt(),
                json.path("end_line").asInt(),
                new CheckRun.Columns(BodyFields.number(json, "start_column"), BodyFields.number(json, "end_column")),
                json.path("annotation_level").asText(),
                BodyFields.text(json, "title"),
                json.path("message").asText(),
                BodyFields.text(json, "raw_details"));
    }

    List<CheckRun.Action> actions(List<CheckRun.Action> before) {
        if (!body.has("actions")) {
            return before;
        }
        List<CheckRun.Action> actions = new ArrayList<>();
        body.path("actions")
                .forEach(json -> actions.add(new CheckRun.Action(
                        json.path("label").asText(),
                        json.path("description").asText(),
                        json.path("identifier").asText())));
        return actions;
    }

    CheckRun applyTo(CheckRun run) {
        CheckRun.Subject old = run.subject();
        CheckRun.Subject subject = new CheckRun.Subject(
                BodyFields.text(body, "name").orElse(old.name()),
                old.headSha(),
                BodyFields.text(body, "external_id").or(old::externalId),
                BodyFields.text(body, "details_url").or(old::detailsUrl));
        return new CheckRun(
                run.id(), run.suite(), subject, progress(run.progress()), output(run.output()), actions(run.actions()));
    }
}
