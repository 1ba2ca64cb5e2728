package dev.undebug.github;

import static dev.undebug.github.EdgeFixture.HEAD;
import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.Gone;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubReviewsTest {
    private static final String POST = "POST " + REPOSITORY + "/pulls/12/reviews";
    private static final Reply POSTED = Reply.ok("{\"id\":1}");
    private static final ReviewDraft DRAFT = new ReviewDraft(
            "Two findings",
            List.of(
                    new Comment("app.py", 3, 3, "one\n" + FindingMarker.of("fingerprint1")),
                    new Comment("shop/wsgi.py", 4, 6, "two\n" + FindingMarker.of("fingerprint2"))));

    private final EdgeFixture fixture = new EdgeFixture();
    private final ScriptedShop shop = new ScriptedShop(fixture);

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void publish(Reply... replies) {
        fixture.server.on(POST, replies);
        fixture.edge.reviews().publish(PULL, DRAFT);
    }

    private JsonNode sent(int index) {
        return fixture.server.all(POST).get(index).json();
    }

    private static Reply refusal(String errors) {
        return new Reply(422, "{\"message\":\"Unprocessable Entity\",\"errors\":[" + errors + "]}", Map.of());
    }

    @Test
    void postsOneReviewWithSides() {
        publish(POSTED);
        assertThat(fixture.server.lines()).containsExactly(POST);
        assertThat(sent(0)).hasToString("""
                        {"commit_id":"%s","event":"COMMENT","body":"Two findings\\n\\n%s","comments":[\
                        {"path":"app.py","line":3,"side":"RIGHT","body":"one\\n%s"},\
                        {"path":"shop/wsgi.py","line":6,"side":"RIGHT","body":"two\\n%s","start_line":4,"start_side":"RIGHT"}]}""".formatted(
                        HEAD,
                        FindingMarker.said(List.of("fingerprint1", "fingerprint2")),
                        FindingMarker.of("fingerprint1"),
                        FindingMarker.of("fingerprint2")));
    }

    @Test
    void keepsTheMarkerOfACommentThatIsTooLong() {
        String marker = FindingMarker.of("fingerprint1");
        ReviewDraft draft =
                new ReviewDraft("x", List.of(new Comment("a.py", 1, 1, "y".repeat(70_000) + "\n" + marker)));
        fixture.server.on(POST, POSTED);
        fixture.edge.reviews().publish(PULL, draft);
        assertThat(sent(0).path("comments").path(0).path("body").asText())
                .hasSizeLessThanOrEqualTo(65_000)
                .endsWith("y…\n" + marker);
    }

    @Test
    void looksBeforeItPostsAgainWhenTheAnswerIsLost() {
        fixture.server.on(POST, request -> {
            shop.comment("Bot", "undebug", FindingMarker.of("fingerprint2"));
            return Reply.status(502);
        });
        fixture.edge.reviews().publish(PULL, DRAFT);
        assertThat(fixture.server.all(POST)).hasSize(1);
    }

    @Test
    void postsAgainWhenTheFirstTryCameToNothing() {
        shop.comment("Bot", "undebug", FindingMarker.of("of-another-finding"));
        publish(Reply.CUT, Reply.status(502), POSTED);
        assertThat(fixture.server.all(POST)).hasSize(3);
        assertThat(fixture.pauses).hasSize(2);
    }

    @Test
    void givesTheWorkBackWhenGitHubStaysAway() {
        assertThatThrownBy(() -> publish(Reply.status(502))).isInstanceOf(Unavailable.class);
        assertThat(fixture.server.all(POST)).hasSize(3);
    }

    @Test
    void deletesAPendingReviewThatIsInTheWay() {
        fixture.server
                .on(
                        "GET " + REPOSITORY,
                        Reply.ok(
                                "{\"id\":1,\"name\":\"shop\",\"full_name\":\"octo/shop\",\"owner\":{\"login\":\"octo\"}}"))
                .on("GET " + REPOSITORY + "/pulls/12", Reply.ok("{\"id\":2,\"number\":12}"))
                .on(
                        "GET " + REPOSITORY + "/pulls/12/reviews",
                        Reply.ok("[{\"id\":3,\"state\":\"COMMENTED\"},{\"id\":4,\"state\":\"PENDING\"}]"))
                .on("DELETE " + REPOSITORY + "/pulls/12/reviews/4", Reply.status(502), Reply.status(404, "Not Found"));
        publish(refusal("\"User can only have one pending review per pull request\""), POSTED);
        assertThat(fixture.server.all(POST)).hasSize(2);
        assertThat(sent(1)).isEqualTo(sent(0));
        assertThat(fixture.server.lines())
                .contains("DELETE " + REPOSITORY + "/pulls/12/reviews/4")
                .doesNotContain("DELETE " + REPOSITORY + "/pulls/12/reviews/3");
    }

    @Test
    void correctsACommentAndLeavesItsThreadAsItIs() {
        String patch = "PATCH " + REPOSITORY + "/pulls/comments/7";
        fixture.server.on(patch, Reply.ok("{}"));
        fixture.edge.reviews().correct(PULL, List.of(correction(7)));
        assertThat(fixture.server.lines()).containsExactly(patch);
        assertThat(fixture.server.all(patch).get(0).json())
                .hasToString("{\"body\":\"worse\\n" + FindingMarker.of("fingerprint-7") + "\"}");
    }

    @Test
    void passesOverACommentThatSomebodyDeleted() {
        fixture.server.on("PATCH " + REPOSITORY + "/pulls/comments/7", Reply.status(404, "Not Found"));
        fixture.edge.reviews().correct(PULL, List.of(correction(7)));
        assertThat(fixture.server.lines()).hasSize(1);
    }

    private static Correction correction(int number) {
        String marker = FindingMarker.of("fingerprint-" + number);
        FindingThread thread = new FindingThread(
                "T" + number,
                "app.py",
                Optional.empty(),
                new FirstComment("C" + number, number, "bad\n" + marker, false),
                FindingMarker.find(marker).orElseThrow(),
                false);
        return new Correction(thread, "worse\n" + marker);
    }

    @Test
    void dropsCommentsThatGitHubNames() {
        publish(refusal("\"shop/wsgi.py: pull_request_review_thread.line must be part of the diff\""), POSTED);
        assertThat(sent(1).path("comments")).hasSize(1);
        assertThat(sent(1).path("comments").path(0).path("path").asText()).isEqualTo("app.py");
    }

    @Test
    void saysThatTheReviewIsRefusedWhenNobodyIsNamed() {
        assertThatThrownBy(() -> publish(refusal("\"Pull request review thread line must be part of the diff\"")))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("must be part of the diff");
        assertThat(fixture.server.all(POST)).hasSize(1);
    }

    @Test
    void saysThatTheReviewComesTooEarly() {
        assertThatThrownBy(() -> publish(refusal("\"Commit ID is not part of the pull request\"")))
                .isInstanceOfSatisfying(ReviewRefused.class, refused -> assertThat(refused.isEarly())
                        .isTrue())
                .hasMessage("Commit ID is not part of the pull request");
        assertThat(fixture.server.all(POST)).hasSize(1);
    }

    @Test
    void saysThatTheReviewIsRefusedWhenTheSecondTryIsToo() {
        Reply named = refusal("\"app.py is not in the diff\"");
        assertThatThrownBy(() -> publish(named, named)).isInstanceOf(ReviewRefused.class);
        assertThat(fixture.server.all(POST)).hasSize(2);
    }

    @Test
    void saysThatTheReviewIsRefusedWithoutThePermission() {
        Reply forbidden = Reply.status(403, "Resource not accessible by integration")
                .with("x-accepted-github-permissions", "pull_requests=write");
        assertThatThrownBy(() -> publish(forbidden))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("pull_requests=write");
    }

    @Test
    void aPullRequestThatWasDeletedIsGone() {
        assertThatThrownBy(() -> publish(Reply.status(404, "Not Found"))).isInstanceOf(Gone.class);
    }
}
