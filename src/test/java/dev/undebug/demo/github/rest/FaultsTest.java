package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.HostedRepository;
import dev.undebug.testing.FakeGitHub;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FaultsTest {
    private static final String SHOP = "/repos/acme/shop";

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private ApiClient api;

    @BeforeEach
    void open() {
        HostedRepository shop = github.repository("shop", Map.of("app.py", "x = 1\n", "b.py", "1\n", "c.py", "1\n"));
        github.open(shop, "debug", Map.of("app.py", "x = 2\n"));
        api = new ApiClient(github);
    }

    @Test
    void failsAsOftenAsToldAndOnlyThere() {
        github.standIn().faults().next(2, "GET", "/pulls/1$", Fault.status(502));
        assertThat(api.get(SHOP).status()).isEqualTo(200);
        assertThat(api.get(SHOP + "/pulls/1").status()).isEqualTo(502);
        assertThat(api.get(SHOP + "/pulls/1").status()).isEqualTo(502);
        assertThat(api.get(SHOP + "/pulls/1").status()).isEqualTo(200);
    }

    @Test
    void aCutConnectionHasNoEffectUnlessItIsCutAfterwards() {
        github.standIn().faults().next(9, "POST", "/issues/1/comments$", Fault.cut());
        assertThatThrownBy(() -> api.call("POST", SHOP + "/issues/1/comments", "{\"body\":\"lost\"}"))
                .isInstanceOf(UncheckedIOException.class);
        github.standIn().faults().clear();
        assertThat(api.get(SHOP + "/issues/1/comments").json()).isEmpty();

        github.standIn().faults().next(9, "POST", "/issues/1/comments$", Fault.cutAfterwards());
        assertThatThrownBy(() -> api.call("POST", SHOP + "/issues/1/comments", "{\"body\":\"kept\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(api.get(SHOP + "/issues/1/comments").json()).isNotEmpty();
    }

    @Test
    void limitsAsGitHubDoes() {
        github.standIn().faults().next(1, "GET", "/pulls$", Fault.rateLimited(Instant.ofEpochSecond(2_000_000_000)));
        ApiClient.Reply limited = api.get(SHOP + "/pulls");
        assertThat(limited.status()).isEqualTo(403);
        assertThat(limited.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(limited.header("x-ratelimit-reset")).isEqualTo("2000000000");

        github.standIn().faults().next(1, "GET", "/pulls$", Fault.secondaryLimit(Duration.ofMinutes(1)));
        assertThat(api.get(SHOP + "/pulls").header("retry-after")).isEqualTo("60");

        github.standIn().faults().next(1, "GET", "/pulls$", Fault.abuseWithoutHeaders());
        ApiClient.Reply abuse = api.get(SHOP + "/pulls");
        assertThat(abuse.status()).isEqualTo(403);
        assertThat(abuse.header("retry-after")).isEmpty();
        assertThat(abuse.json().path("message").asText()).contains("secondary rate limit");
    }

    @Test
    void truncatesTreesOnDemand() {
        github.standIn().faults().truncateTrees(2);
        assertThat(api.get(SHOP + "/git/trees/main?recursive=1")
                        .json()
                        .path("truncated")
                        .asBoolean())
                .isTrue();
        assertThat(api.get(SHOP + "/git/trees/main?recursive=1").json().path("tree"))
                .hasSize(2);
    }

    @Test
    void failsOnceBehindThoseThatAreSpared() {
        github.standIn().faults().once(request -> request.path().contains("/pulls"), 1, Fault.statusAfterwards(502));
        assertThat(api.get(SHOP).status()).isEqualTo(200);
        assertThat(api.get(SHOP + "/pulls").status()).isEqualTo(200);
        assertThat(api.call("PATCH", SHOP + "/pulls/1", "{}").status()).isEqualTo(502);
        assertThat(api.get(SHOP + "/pulls/1").status()).isEqualTo(200);
        github.standIn().faults().everything(Fault.status(503));
        assertThat(api.get(SHOP).status()).isEqualTo(503);
        github.schema().forgive();
    }

    @Test
    void answersLateButAnswers() {
        github.standIn().faults().next(1, "GET", "/pulls$", Fault.delay(Duration.ofMillis(50)));
        assertThat(api.get(SHOP + "/pulls").status()).isEqualTo(200);
    }
}
