package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewDesk;
import java.util.List;
import java.util.Optional;

/** Reviews. */
final class ReviewRoutes {
    private static final Access READ = Access.reads("pull_requests");
    private static final Access WRITE = Access.writes("pull_requests");

    private ReviewRoutes() {}

    static List<Route> routes() {
        String reviews = Route.REPOSITORY + "/pulls/{pull_number}/reviews";
        String review = reviews + "/{review_id}";
        return List.of(
                Route.get(reviews, READ, ReviewRoutes::list),
                Route.post(reviews, WRITE, ReviewRoutes::create),
                Route.get(review, READ, call -> answer(call, find(call))),
                Route.put(review, WRITE, ReviewRoutes::edit),
                Route.delete(review, WRITE, ReviewRoutes::deletePending),
                Route.post(review + "/events", WRITE, ReviewRoutes::submit),
                Route.put(review + "/dismissals", WRITE, ReviewRoutes::dismiss),
                Route.get(review + "/comments", READ, ReviewRoutes::comments));
    }

    private static Answer list(Call call) {
        HostedPull pull = call.pull();
        return ListPage.answer(call, pull.threads().reviews(), review -> call.render()
                .reviews()
                .review(pull, review));
    }

    private static Review find(Call call) {
        return call.pull().threads().review(call.id("review_id")).orElseThrow(Stop::notFound);
    }

    private static Answer answer(Call call, Review review) {
        return Answer.ok(call.render().reviews().review(call.pull(), review));
    }

    private static Answer create(Call call) {
        JsonNode body = call.body();
        ReviewDesk.Request request = new ReviewDesk.Request(
                state(body),
                BodyFields.text(body, "body").orElse(""),
                BodyFields.text(body, "commit_id"),
                CommentRequests.of(call.pull(), body.path("comments")));
        return answer(call, new ReviewDesk(call.pull()).submit(call.forge().bot(), request));
    }

    private static Review.State state(JsonNode body) {
        return switch (BodyFields.text(body, "event").orElse("")) {
            case "" -> Review.State.PENDING;
            case "COMMENT" -> Review.State.COMMENTED;
            case "APPROVE" -> Review.State.APPROVED;
            case "REQUEST_CHANGES" -> Review.State.CHANGES_REQUESTED;
            default ->
                throw new Stop(Answer.invalidRequest("\"" + body.path("event").asText()
                        + "\" is not a member of [\"APPROVE\", \"REQUEST_CHANGES\", \"COMMENT\"]."));
        };
    }

    private static Answer edit(Call call) {
        Review review = find(call);
        String body = BodyFields.required(call.body(), "PullRequestReview");
        return save(
                call,
                new Review(review.id(), review.author(), body, review.state(), review.commit(), review.submittedAt()));
    }

    private static Answer save(Call call, Review review) {
        call.pull().threads().update(review);
        return answer(call, review);
    }

    private static Answer deletePending(Call call) {
        Review review = find(call);
        if (!review.pending()) {
            throw new Stop(Answer.unprocessable(List.of("Can not delete a non-pending pull request review")));
        }
        Answer answer = answer(call, review);
        call.pull().threads().delete(review);
        return answer;
    }

    private static Answer submit(Call call) {
        Review review = find(call);
        if (!review.pending()) {
            throw new Stop(Answer.unprocessable(List.of("Can not submit a non-pending pull request review")));
        }
        JsonNode body = call.body();
        return save(
                call,
                new Review(
                        review.id(),
                        review.author(),
                        BodyFields.text(body, "body").orElse(review.body()),
                        state(body),
                        review.commit(),
                        Optional.of(call.forge().clock().instant())));
    }

    private static Answer dismiss(Call call) {
        Review review = find(call);
        if (review.state() != Review.State.CHANGES_REQUESTED && review.state() != Review.State.APPROVED) {
            throw new Stop(Answer.unprocessable(
                    List.of("Can not dismiss a " + review.state().id().replace('_', ' ') + " pull request review")));
        }
        return save(
                call,
                new Review(
                        review.id(),
                        review.author(),
                        review.body(),
                        Review.State.DISMISSED,
                        review.commit(),
                        review.submittedAt()));
    }

    private static Answer comments(Call call) {
        HostedPull pull = call.pull();
        Review review = find(call);
        List<ReviewComment> comments = pull.threads().comments().stream()
                .filter(comment -> comment.review() == review.id())
                .toList();
        return ListPage.answer(
                call, comments, comment -> call.render().reviews().comment(pull, comment));
    }
}
