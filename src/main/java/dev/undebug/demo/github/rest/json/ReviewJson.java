package dev.undebug.demo.github.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.NodeId;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.Anchor;

/** Renders reviews and their comments. */
public final class ReviewJson {
    private final Rendering render;

    ReviewJson(Rendering render) {
        this.render = render;
    }

    /** Renders {@code pull-request-review}. */
    public JsonNode review(HostedPull pull, Review review) {
        String page = render.urls().web(pull) + "#pullrequestreview-" + review.id();
        ObjectNode json = JsonBuilder.object(
                "id", review.id(),
                "node_id", NodeId.of("PRR", pull.repository().id(), review.id()),
                "user", render.accounts().simple(review.author()),
                "body", review.body(),
                "state", review.state().name(),
                "html_url", page,
                "pull_request_url", render.urls().api(pull),
                "author_association", "NONE",
                "commit_id", review.commit(),
                "_links",
                        JsonBuilder.object(
                                "html", PullJson.href(page),
                                "pull_request", PullJson.href(render.urls().api(pull))));
        review.submittedAt().ifPresent(at -> json.put("submitted_at", JsonBuilder.time(at)));
        return json;
    }

    /** Renders {@code pull-request-review-comment}; it also fits {@code review-comment}. */
    public JsonNode comment(HostedPull pull, ReviewComment comment) {
        ReviewThread thread = pull.threads().holding(comment.id()).orElseThrow();
        Anchor anchor = thread.anchor();
        String url = render.urls().api(pull.repository()) + "/pulls/comments/" + comment.id();
        String page = render.urls().web(pull) + "#discussion_r" + comment.id();
        ObjectNode json = JsonBuilder.object(
                "id", comment.id(),
                "node_id", NodeId.of("PRRC", pull.repository().id(), comment.id()),
                "url", url,
                "pull_request_review_id", comment.review(),
                "diff_hunk", thread.hunk(),
                "path", thread.path(),
                "commit_id", thread.outdated() ? anchor.commit() : pull.headSha(),
                "original_commit_id", anchor.commit(),
                "user", render.accounts().simple(comment.author()),
                "body", comment.body(),
                "created_at", comment.createdAt(),
                "updated_at", comment.updatedAt(),
                "html_url", page,
                "pull_request_url", render.urls().api(pull),
                "author_association", "NONE",
                "_links",
                        JsonBuilder.object(
                                "self", PullJson.href(url),
                                "html", PullJson.href(page),
                                "pull_request", PullJson.href(render.urls().api(pull))),
                "reactions", reactions(url));
        comment.replyTo().ifPresent(first -> json.put("in_reply_to_id", first));
        json.setAll(lines(thread));
        return json;
    }

    private static ObjectNode lines(ReviewThread thread) {
        Anchor anchor = thread.anchor();
        // GitHub counts from the hunk's header; a comment's hunk ends at its line.
        int position = (int) thread.hunk().lines().count() - 1;
        return JsonBuilder.object(
                "start_line", thread.startLine(),
                "original_start_line", anchor.startLine(),
                "start_side", anchor.startLine().map(line -> anchor.side().name()),
                "line", thread.line(),
                "original_line", anchor.line(),
                "side", anchor.side().name(),
                "position", thread.line().map(line -> position),
                "original_position", position,
                "subject_type", "line");
    }

    static ObjectNode reactions(String url) {
        return JsonBuilder.object(
                "url", url + "/reactions",
                "total_count", 0,
                "+1", 0,
                "-1", 0,
                "laugh", 0,
                "hooray", 0,
                "confused", 0,
                "heart", 0,
                "rocket", 0,
                "eyes", 0);
    }
}
