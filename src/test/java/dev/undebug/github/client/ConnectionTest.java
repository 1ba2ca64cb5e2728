package dev.undebug.github.client;

import static dev.undebug.github.EdgeFixture.HEAD;
import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.undebug.github.EdgeFixture;
import dev.undebug.github.ScriptedGitHub;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.http.PathTemplate;
import dev.undebug.github.http.Transport;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.Refused;
import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of all requests, tested with the comparison of two commits. */
class ConnectionTest {
    private static final String COMPARE =
            "GET " + REPOSITORY + "/compare/" + EdgeFixture.BASE + "..." + EdgeFixture.HEAD;
    private static final Reply COMPARISON = Reply.ok("""
            {"base_commit":{"sha":"%1$s"},"merge_base_commit":{"sha":"%1$s"},"files":[]}""".formatted(EdgeFixture.MERGE_BASE));

    private final EdgeFixture fixture = new EdgeFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private PullDiff compare(Reply... replies) {
        fixture.server.on(COMPARE, replies);
        return fixture.edge.pulls().diff(PULL);
    }

    private Unavailable unavailable(Reply... replies) {
        Unavailable thrown = catchThrowableOfType(Unavailable.class, () -> compare(replies));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private int asked() {
        return fixture.server.all(COMPARE).size();
    }

    @Test
    void saysWhoItIsAndWhatItWants() {
        compare(COMPARISON);
        ScriptedGitHub.Request request = fixture.server.all(COMPARE).get(0);
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + EdgeFixture.TOKEN);
        assertThat(request.header("Accept")).isEqualTo("application/vnd.github+json");
        assertThat(request.header("User-agent")).isEqualTo("undebug");
        assertThat(request.header("X-github-api-version")).isEqualTo("2022-11-28");
    }

    @Test
    void triesAgainAfterAFaultThatMayPass() {
        assertThat(compare(Reply.status(502), Reply.status(500), COMPARISON).mergeBase())
                .isEqualTo(EdgeFixture.MERGE_BASE);
        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void triesAgainAfterAConnectionThatBroke() {
        assertThat(compare(Reply.CUT, Reply.CUT, COMPARISON).mergeBase()).isEqualTo(EdgeFixture.MERGE_BASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void givesTheWorkBackAfterThreeTries(int status) {
        assertThat(unavailable(Reply.status(status)))
                .hasMessageContaining("answered " + status)
                .extracting(Unavailable::retryAt)
                .isEqualTo(Optional.empty());
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void givesTheWorkBackWhenGitHubCannotBeReached() {
        compare(COMPARISON);
        fixture.server.close();
        assertThatThrownBy(() -> fixture.edge.pulls().diff(PULL))
                .isExactlyInstanceOf(Unavailable.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void doesNotWaitForABodyThatNeverEnds() {
        fixture.server.on(COMPARE, Reply.ENDLESS);
        assertThatThrownBy(() -> fixture.edge(Duration.ofMillis(200)).pulls().diff(PULL))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("no complete answer within");
    }

    @Test
    void doesNotReadABodyThatIsTooLong() {
        Reply huge = Reply.ok("x".repeat(Transport.MAX_BODY + 1));
        assertThatThrownBy(() -> compare(huge)).isInstanceOf(Refused.class).hasMessageContaining("longer than 24 MiB");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void isNotFooledByAProxysPage() {
        assertThatThrownBy(() -> compare(Reply.ok("<html>welcome to the hotel's network</html>")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void waitsForThePrimaryLimitElsewhere() {
        Instant reset = fixture.clock.instant().plusSeconds(1800);
        Reply limited = Reply.status(403, "API rate limit exceeded for installation ID 7.")
                .with("x-ratelimit-remaining", "0")
                .with("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        assertThat(unavailable(limited).retryAt()).contains(reset.plusSeconds(1));
        assertThat(asked()).isEqualTo(1);
        assertThat(fixture.pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 429})
    void waitsAsLongAsTheSecondaryLimitSays(int status) {
        Reply limited = Reply.status(status, "You have exceeded a secondary rate limit.")
                .with("retry-after", "90");
        assertThat(unavailable(limited).retryAt())
                .contains(fixture.clock.instant().plusSeconds(90));
    }

    @Test
    void understandsADateInRetryAfter() {
        Reply limited = Reply.status(429).with("retry-after", "Wed, 25 Nov 2026 10:02:00 GMT");
        assertThat(unavailable(limited).retryAt()).contains(Instant.parse("2026-11-25T10:02:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                "You have triggered an abuse detection mechanism."
            })
    void recognisesALimitWithoutHeaders(String words) {
        assertThat(unavailable(Reply.status(403, words)).retryAt())
                .contains(fixture.clock.instant().plusSeconds(60));
    }

    @Test
    void asksNothingMoreUntilTheLimitIsOver() {
        Unavailable limit = unavailable(Reply.status(429).with("retry-after", "90"), COMPARISON);
        assertThatThrownBy(() -> fixture.edge.pulls().diff(PULL))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAt()).isEqualTo(limit.retryAt()));
        assertThat(asked()).isEqualTo(1);
        fixture.clock.advance(Duration.ofSeconds(90));
        assertThat(fixture.edge.pulls().diff(PULL).mergeBase()).isEqualTo(EdgeFixture.MERGE_BASE);
    }

    @Test
    void waitsLongerEachTimeItIsRefusedAgain() {
        Reply limited = Reply.status(403, "You have exceeded a secondary rate limit.");
        for (int minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            Unavailable refused = unavailable(limited);
            assertThat(refused.retryAt()).contains(fixture.clock.instant().plus(Duration.ofMinutes(minutes)));
            fixture.clock.advance(Duration.ofMinutes(minutes));
        }
        fixture.clock.advance(Duration.ofMinutes(10));
        assertThat(unavailable(limited).retryAt())
                .contains(fixture.clock.instant().plusSeconds(60));
    }

    @Test
    void neverWaitsLessThanIsDemanded() {
        Reply limited = Reply.status(429).with("retry-after", "300");
        unavailable(limited);
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(unavailable(limited).retryAt())
                .contains(fixture.clock.instant().plusSeconds(300));
        fixture.clock.advance(Duration.ofMinutes(5));
        Instant reset = fixture.clock.instant().plusSeconds(1000);
        Reply both = Reply.status(403, "API rate limit exceeded")
                .with("retry-after", "30")
                .with("x-ratelimit-remaining", "0")
                .with("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        assertThat(unavailable(both).retryAt()).contains(reset.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"was submitted too quickly\"",
                "{\"code\":\"custom\",\"message\":\"was submitted too quickly\"}"
            })
    void contentThatComesTooQuicklyIsNoRefusal(String error) {
        Reply tooQuick = new Reply(422, "{\"message\":\"Validation Failed\",\"errors\":[" + error + "]}", Map.of());
        assertThat(unavailable(tooQuick).retryAt())
                .contains(fixture.clock.instant().plusSeconds(60));
    }

    @Test
    void aNameThatSoundsLikeALimitIsNone() {
        Reply refusal = new Reply(
                422,
                "{\"message\":\"Validation Failed\",\"errors\":[\"was submitted too quickly.py: no such line\"]}",
                Map.of());
        assertThatThrownBy(() -> compare(refusal)).isInstanceOf(Refused.class);
    }

    @Test
    void takesABusyServersWordForHowLong() {
        assertThat(unavailable(Reply.status(503).with("retry-after", "20")).retryAt())
                .contains(fixture.clock.instant().plusSeconds(20));
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void renewsATokenThatIsNotAcceptedOnce() {
        Reply fresh = EdgeFixture.token("ghs_second", fixture.clock.instant().plusSeconds(3600));
        fixture.server.on(
                EdgeFixture.TOKENS,
                EdgeFixture.token("ghs_first", fixture.clock.instant().plusSeconds(3600)),
                fresh);
        compare(Reply.status(401, "Bad credentials"), COMPARISON);
        assertThat(fixture.server.all(COMPARE))
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer ghs_first", "Bearer ghs_second");
    }

    @Test
    void givesTheWorkBackWhenNoCredentialIsAccepted() {
        assertThat(unavailable(Reply.status(401, "Bad credentials"))).hasMessageContaining("Check APP_ID");
        assertThat(asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 451, 409})
    void saysThatTheSubjectIsGone(int status) {
        assertThatThrownBy(() -> compare(Reply.status(status, "Not Found")))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("Not Found");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void namesThePermissionThatIsMissing() {
        Reply forbidden = Reply.status(403, "Resource not accessible by integration")
                .with("x-accepted-github-permissions", "contents=read");
        assertThatThrownBy(() -> compare(forbidden))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Resource not accessible by integration")
                .hasMessageContaining("contents=read");
    }

    @Test
    void quotesWhatGitHubSaysAgainstARequest() {
        Reply refusal = new Reply(422, """
                {"message":"Validation Failed","errors":[{"field":"base","code":"invalid"},"in words"]}""", Map.of());
        assertThatThrownBy(() -> compare(refusal))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Validation Failed")
                .hasMessageContaining("\"field\":\"base\"")
                .hasMessageContaining("in words");
    }

    @Test
    void takesSecretsOutOfWhatItQuotes() {
        assertThatThrownBy(() -> compare(Reply.status(422, "no good: " + EdgeFixture.TOKEN)))
                .message()
                .contains("[redacted]")
                .doesNotContain(EdgeFixture.TOKEN);
    }

    @Test
    void followsARenamedRepository() {
        fixture.server.on("GET /repositories/1/compare", COMPARISON);
        Reply moved = Reply.status(301).with("location", fixture.server.url() + "/repositories/1/compare");
        assertThat(compare(moved).mergeBase()).isEqualTo(EdgeFixture.MERGE_BASE);
    }

    @Test
    void doesNotTakeTheTokenElsewhere() {
        try (ScriptedGitHub other = new ScriptedGitHub()) {
            Reply moved = Reply.status(302).with("location", other.url() + "/steal");
            assertThatThrownBy(() -> compare(moved)).isInstanceOf(Refused.class);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void doesNotGoRoundInCircles() {
        Reply circle = Reply.status(302).with("location", COMPARE.substring("GET ".length()));
        assertThatThrownBy(() -> compare(circle)).isInstanceOf(Refused.class);
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void measuresRequestsByRoute() {
        compare(Reply.status(502), COMPARISON);
        assertThat(fixture.meters
                        .get("undebug.github.requests")
                        .tag("route", "/repos/{owner}/{repo}/compare/{basehead}")
                        .tag("method", "GET")
                        .timers())
                .extracting(timer -> timer.getId().getTag("status") + " " + timer.count())
                .containsExactlyInAnyOrder("200 1", "502 1");
    }

    @Test
    void givesTheWorkBackWhenItIsInterrupted() {
        fixture.server.on(COMPARE, COMPARISON);
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> fixture.edge.pulls().diff(PULL)).isInstanceOf(Unavailable.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void hasFewRoutes() {
        assertThat(List.of(
                        PathTemplate.of("/repos/octo/shop/check-runs/42"),
                        PathTemplate.of("/repos/octo/shop/git/trees/" + HEAD),
                        PathTemplate.of("/app/installations/7/access_tokens"),
                        PathTemplate.of("/repos/octo/shop/branches/Feature%2FX"),
                        PathTemplate.of("/graphql")))
                .containsExactly(
                        "/repos/{owner}/{repo}/check-runs/{id}",
                        "/repos/{owner}/{repo}/git/trees/{sha}",
                        "/app/installations/{id}/access_tokens",
                        "/repos/{owner}/{repo}/branches/{name}",
                        "/graphql");
    }
}
