package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.testing.FakeGitHub;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For one bad comment, GitHub rejects the whole review. */
final class ReviewRefusalsTest {
    private static final String REVIEWS = "/repos/acme/shop/pulls/1/reviews";

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private HostedPull pull;
    private ApiClient api;

    /** Lines 10 and 30 of forty are changed: hunks 7 to 13 and 27 to 33 on both sides. */
    @BeforeEach
    void open() {
        HostedRepository shop = github.repository("shop", Map.of("app.py", lines("x"), "other.py", "1\n"));
        pull = github.open(
                shop,
                "debug",
                Map.of("app.py", lines("x").replace("x10\n", "y10\n").replace("x30\n", "y30\n")));
        api = new ApiClient(github);
    }

    private static String lines(String prefix) {
        return IntStream.rangeClosed(1, 40).mapToObj(i -> prefix + i + "\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "app.py   | -  | 10 | RIGHT | -",
                "app.py   | -  | 7  | RIGHT | -",
                "app.py   | -  | 13 | RIGHT | -",
                "app.py   | -  | 10 | LEFT  | -",
                "app.py   | 8  | 13 | RIGHT | -",
                "app.py   | 27 | 33 | RIGHT | -",
                "app.py   | -  | 6  | RIGHT | Pull request review thread line must be part of the diff",
                "app.py   | -  | 14 | RIGHT | Pull request review thread line must be part of the diff",
                "app.py   | -  | 0  | RIGHT | Pull request review thread line must be part of the diff",
                "app.py   | -  | 99 | LEFT  | Pull request review thread line must be part of the diff",
                "app.py   | 10 | 10 | RIGHT | Pull request review thread start line must precede the end line.",
                "app.py   | 12 | 10 | RIGHT | Pull request review thread start line must precede the end line.",
                "app.py   | 13 | 27 | RIGHT | Pull request review thread start line must be part of the same hunk as the line.",
                "app.py   | 6  | 10 | RIGHT | Pull request review thread start line must be part of the same hunk as the line.",
                "other.py | -  | 1  | RIGHT | Path could not be resolved",
                "none.py  | -  | 1  | RIGHT | Path could not be resolved",
            })
    void judgesLinesAsGitHubDoes(String path, Integer start, int line, String side, String error) {
        String comment = "{\"path\":\"" + path + "\",\"line\":" + line + ",\"side\":\"" + side + "\",\"body\":\"b\""
                + (start == null ? "" : ",\"start_line\":" + start + ",\"start_side\":\"" + side + "\"") + "}";
        String good = "{\"path\":\"app.py\",\"line\":10,\"body\":\"good\"}";
        ApiClient.Reply reply =
                review("{\"event\":\"COMMENT\",\"body\":\"b\",\"comments\":[" + good + "," + comment + "]}");
        if (error == null) {
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            assertThat(pull.threads().all()).hasSize(2);
        } else {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().path("errors").path(0).asText()).isEqualTo(error);
            assertThat(pull.threads().all()).isEmpty();
            assertThat(pull.threads().reviews()).isEmpty();
        }
    }

    @Test
    void keepsOnePendingReviewOnly() {
        assertThat(review("{\"body\":\"pending\"}").json().path("state").asText())
                .isEqualTo("PENDING");
        ApiClient.Reply second = review("{\"event\":\"COMMENT\",\"body\":\"b\"}");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.json().path("errors").path(0).asText())
                .isEqualTo("User can only have one pending review per pull request");
        String id = api.get(REVIEWS).json().path(0).path("id").asText();
        assertThat(api.call("DELETE", REVIEWS + "/" + id, "").status()).isEqualTo(200);
        String done = review("{\"event\":\"COMMENT\",\"body\":\"b\"}")
                .json()
                .path("id")
                .asText();
        assertThat(api.call("DELETE", REVIEWS + "/" + done, "").status()).isEqualTo(422);
    }

    @Test
    void aCommentWithoutWordsIsNoReview() {
        assertThat(review("{\"event\":\"COMMENT\"}").status()).isEqualTo(422);
        assertThat(review("{\"event\":\"COMMENT\",\"comments\":[{\"path\":\"app.py\",\"line\":10,\"body\":\"b\"}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesCommitsOfOthersAndTextThatIsTooLong() {
        String main = pull.repository().head("main").orElseThrow();
        assertThat(review("{\"event\":\"COMMENT\",\"body\":\"b\",\"commit_id\":\"" + main + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(review("{\"event\":\"COMMENT\",\"body\":\"" + "b".repeat(65_537) + "\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anEarlierCommitOfThePullRequestIsReviewedOnItsOwnLines() {
        String before = pull.headSha();
        github.commit(
                pull.repository(),
                "debug",
                Map.of("app.py", "# new\n" + lines("x").replace("x10\n", "y10\n")));
        String comment = "{\"path\":\"app.py\",\"line\":30,\"body\":\"b\"}";
        ApiClient.Reply reply = review("{\"event\":\"COMMENT\",\"body\":\"b\",\"commit_id\":\"" + before
                + "\",\"comments\":[" + comment + "]}");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(pull.threads().all()).singleElement().matches(thread -> thread.outdated());
        assertThat(api.get("/repos/acme/shop/pulls/1/comments")
                        .json()
                        .path(0)
                        .path("line")
                        .isNull())
                .isTrue();
    }

    @Test
    void countsPositionsAsGitHubOnceDid() {
        // Below the first header: 7, 8, 9, -10, +10.
        ApiClient.Reply reply = review(
                "{\"event\":\"COMMENT\",\"body\":\"b\",\"comments\":[{\"path\":\"app.py\",\"position\":5,\"body\":\"b\"}]}");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(pull.threads().all().get(0).line()).contains(10);
        assertThat(api.get("/repos/acme/shop/pulls/1/comments")
                        .json()
                        .path(0)
                        .path("original_position")
                        .asInt())
                .isEqualTo(5);
    }

    private ApiClient.Reply review(String body) {
        return api.call("POST", REVIEWS, body);
    }
}
