package dev.undebug.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.http.Json;
import dev.undebug.github.http.Text;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Serialises a check run for GitHub. */
final class CheckOutput {
    /** GitHub's limit for one request; further requests append to the list. */
    static final int BATCH = 50;

    private static final int TITLE = 255;
    /** 64 KB. */
    private static final int MESSAGE_BYTES = 64 * 1000;

    private CheckOutput() {}

    /** Splits annotations into batches, at least one. */
    static List<List<Annotation>> batches(List<Annotation> annotations) {
        List<List<Annotation>> batches = new ArrayList<>();
        for (int from = 0; from < annotations.size(); from += BATCH) {
            batches.add(annotations.subList(from, Math.min(annotations.size(), from + BATCH)));
        }
        return batches.isEmpty() ? List.of(List.of()) : batches;
    }

    static void unfinished(ObjectNode body, CheckDraft draft, List<Annotation> annotations) {
        body.put("status", "in_progress").set("output", output(draft, annotations));
    }

    static void concluded(ObjectNode body, CheckDraft draft, List<Annotation> annotations, Instant at) {
        body.put("status", "completed")
                .put("conclusion", draft.conclusion().id())
                .put("completed_at", at.toString())
                .set("output", output(draft, annotations));
        if (!draft.buttons().isEmpty()) {
            ArrayNode actions = body.putArray("actions");
            draft.buttons().forEach(button -> actions.addObject()
                    .put("label", button.label())
                    .put("description", button.description())
                    .put("identifier", button.identifier()));
        }
    }

    private static ObjectNode output(CheckDraft draft, List<Annotation> annotations) {
        ObjectNode output = Json.object()
                .put("title", Text.clamp(draft.title(), TITLE))
                .put("summary", Text.clamp(draft.summary(), CheckDraft.MAX_TEXT));
        if (!annotations.isEmpty()) {
            ArrayNode list = output.putArray("annotations");
            annotations.forEach(annotation -> list.add(annotation(annotation)));
        }
        return output;
    }

    private static ObjectNode annotation(Annotation annotation) {
        ObjectNode json = Json.object()
                .put("path", annotation.path())
                .put("start_line", annotation.startLine())
                .put("end_line", annotation.endLine())
                .put("annotation_level", annotation.level().id())
                .put("title", Text.clamp(annotation.title(), TITLE))
                .put("message", Text.clampBytes(annotation.message(), MESSAGE_BYTES));
        return annotation.details().isEmpty()
                ? json
                : json.put("raw_details", Text.clampBytes(annotation.details(), MESSAGE_BYTES));
    }
}
