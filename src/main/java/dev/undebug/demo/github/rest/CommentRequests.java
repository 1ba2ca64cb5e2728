package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewDesk;
import dev.undebug.demo.github.git.Hunk;
import dev.undebug.demo.github.git.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the comments of a requested review. */
final class CommentRequests {
    private CommentRequests() {}

    static List<ReviewDesk.CommentRequest> of(HostedPull pull, JsonNode comments) {
        List<ReviewDesk.CommentRequest> requests = new ArrayList<>();
        comments.forEach(comment -> requests.add(one(pull, comment)));
        return requests;
    }

    static ReviewDesk.CommentRequest one(HostedPull pull, JsonNode comment) {
        String path = require(comment, "path");
        String body = require(comment, "body");
        if (comment.path("position").isIntegralNumber()) {
            Optional<Integer> line =
                    Optional.of(comment.get("position").asInt()).flatMap(position -> line(pull, path, position));
            return new ReviewDesk.CommentRequest(path, body, Optional.empty(), Side.RIGHT, line, Side.RIGHT);
        }
        Side side = side(comment, "side", Side.RIGHT);
        return new ReviewDesk.CommentRequest(
                path,
                body,
                BodyFields.number(comment, "start_line"),
                side(comment, "start_side", side),
                BodyFields.number(comment, "line"),
                side);
    }

    private static String require(JsonNode comment, String field) {
        return BodyFields.text(comment, field)
                .orElseThrow(() -> new Stop(Answer.invalidRequest("\"" + field + "\" wasn't supplied.")));
    }

    private static Side side(JsonNode comment, String field, Side otherwise) {
        String name = BodyFields.text(comment, field).orElse(otherwise.name());
        return switch (name) {
            case "LEFT" -> Side.LEFT;
            case "RIGHT" -> Side.RIGHT;
            default -> throw new Stop(Answer.unprocessable(List.of("Pull request review thread side is invalid")));
        };
    }

    /** Counts as GitHub's older API does: the line below the first header is 1, later headers count too. */
    private static Optional<Integer> line(HostedPull pull, String path, int position) {
        int before = 0;
        for (Hunk hunk : pull.file(path).map(file -> file.hunks()).orElse(List.of())) {
            int index = position - before - 1;
            if (index >= 0 && index < hunk.lines().size()) {
                return hunk.lines().get(index).right().stream().boxed().findFirst();
            }
            before += hunk.lines().size() + 1;
        }
        return Optional.empty();
    }
}
