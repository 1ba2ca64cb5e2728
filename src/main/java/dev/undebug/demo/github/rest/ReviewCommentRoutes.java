package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewDesk;
import dev.undebug.demo.github.ReviewThread;
import java.util.Comparator;
import java.util.List;

/** Comments on lines. */
final class ReviewCommentRoutes {
    private static final Access READ = Access.reads("pull_requests");
    private static final Access WRITE = Access.writes("pull_requests");

    private ReviewCommentRoutes() {}

    static List<Route> routes() {
        String comments = Route.REPOSITORY + "/pulls/{pull_number}/comments";
        String comment = Route.REPOSITORY + "/pulls/comments/{comment_id}";
        return List.of(
                Route.get(comments, READ, ReviewCommentRoutes::list),
                Route.post(comments, WRITE, ReviewCommentRoutes::create),
                Route.post(comments + "/{comment_id}/replies", WRITE, ReviewCommentRoutes::reply),
                Route.get(comment, READ, call -> answer(call, 200, holder(call), call.id("comment_id"))),
                Route.patch(comment, WRITE, ReviewCommentRoutes::edit),
                Route.delete(comment, WRITE, ReviewCommentRoutes::delete));
    }

    private static Answer list(Call call) {
        HostedPull pull = call.pull();
        List<ReviewComment> visible = pull.threads().visible().stream()
                .flatMap(thread -> thread.comments().stream())
                .sorted(Comparator.comparingLong(ReviewComment::id))
                .toList();
        return ListPage.answer(call, visible, comment -> call.render().reviews().comment(pull, comment));
    }

    private static Answer create(Call call) {
        HostedPull pull = call.pull();
        JsonNode body = call.body();
        ReviewDesk.Request request = new ReviewDesk.Request(
                Review.State.COMMENTED,
                "",
                BodyFields.text(body, "commit_id"),
                List.of(CommentRequests.one(pull, body)));
        Review review = new ReviewDesk(pull).submit(call.forge().bot(), request);
        ReviewThread made = pull.threads().all().stream()
                .filter(thread -> thread.first().review() == review.id())
                .findFirst()
                .orElseThrow();
        return answer(call, 201, pull, made.first().id());
    }

    private static Answer reply(Call call) {
        HostedPull pull = call.pull();
        String body = BodyFields.required(call.body(), "PullRequestReviewComment");
        ReviewComment first = pull.threads().comment(call.id("comment_id")).orElseThrow(Stop::notFound);
        ReviewComment reply = pull.threads().reply(first.id(), call.forge().bot(), body);
        return answer(call, 201, pull, reply.id());
    }

    private static HostedPull holder(Call call) {
        return call.repository().pulls().stream()
                .filter(pull -> pull.threads().comment(call.id("comment_id")).isPresent())
                .findFirst()
                .orElseThrow(Stop::notFound);
    }

    private static Answer answer(Call call, int status, HostedPull pull, long comment) {
        return Answer.json(
                status,
                call.render()
                        .reviews()
                        .comment(pull, pull.threads().comment(comment).orElseThrow()));
    }

    private static Answer edit(Call call) {
        HostedPull pull = holder(call);
        String body = BodyFields.required(call.body(), "PullRequestReviewComment");
        pull.threads()
                .change(
                        call.id("comment_id"),
                        comment -> comment.with(
                                body, call.forge().bot(), call.forge().clock().instant()));
        return answer(call, 200, pull, call.id("comment_id"));
    }

    private static Answer delete(Call call) {
        holder(call).threads().deleteComment(call.id("comment_id"));
        return Answer.noContent();
    }
}
