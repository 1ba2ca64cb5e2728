package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedRepository;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.ManualClock;
import dev.undebug.testing.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticationTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOW);

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.at(clock);

    private ApiClient api;

    @BeforeEach
    void start() {
        github.repository("shop", Map.of("app.py", "x = 1\n"));
        github.repository("other", Map.of("app.py", "x = 1\n"));
        api = new ApiClient(github);
    }

    @ParameterizedTest
    @CsvSource({
        "-60, 540, 200",
        "0, 600, 200",
        "-60, 601, 401",
        "-700, -1, 401",
        "60, 600, 401",
    })
    void acceptsTokensOfTheAppForTenMinutesAtMost(long issued, long expires, int status) {
        String token = ApiClient.jwt(NOW.plusSeconds(issued), NOW.plusSeconds(expires));
        assertThat(app("Bearer " + token).status()).isEqualTo(status);
    }

    @Test
    void refusesTokensOfTheAppThatAreNotItsOwn() {
        String good = ApiClient.jwt(NOW.minusSeconds(60), NOW.plusSeconds(300));
        String[] parts = good.split("\\.");
        String claims = "{\"iss\":\"999\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":"
                + NOW.plusSeconds(60).getEpochSecond() + "}";
        assertThat(app("Bearer " + ApiClient.jwt(claims)).status()).isEqualTo(401);
        assertThat(app("Bearer " + parts[0] + "." + parts[1] + ".AAAA").status())
                .isEqualTo(401);
        assertThat(app("Bearer " + parts[0] + "." + parts[1]).status()).isEqualTo(401);
        assertThat(app("Bearer eyJhbGciOiJub25lIn0." + parts[1] + "." + parts[2])
                        .status())
                .isEqualTo(401);
        assertThat(app("Bearer").status()).isEqualTo(401);
        assertThat(app("Bearer " + good).status()).isEqualTo(200);
    }

    @Test
    void takesTheClientIdForTheNumber() {
        String client = app("Bearer " + ApiClient.jwt(NOW.minusSeconds(60), NOW.plusSeconds(300)))
                .json()
                .path("client_id")
                .asText();
        String claims = "{\"iss\":\"" + client + "\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":"
                + NOW.plusSeconds(60).getEpochSecond() + "}";
        assertThat(app("Bearer " + ApiClient.jwt(claims)).status()).isEqualTo(200);
    }

    @Test
    void narrowsATokenToRepositoriesAndPermissions() {
        HostedRepository shop = github.forge().repository("acme", "shop").orElseThrow();
        String token = token("{\"repository_ids\":[" + shop.id() + "],\"permissions\":{\"checks\":\"read\"}}");
        assertThat(token).startsWith("ghs_" + TestApp.ID + "_").hasSizeGreaterThan(400);
        assertThat(with(token, "GET", "/repos/acme/shop").status()).isEqualTo(200);
        assertThat(with(token, "GET", "/repos/acme/other").status()).isEqualTo(404);
        ApiClient.Reply refused = with(token, "GET", "/repos/acme/shop/pulls");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText()).isEqualTo("Resource not accessible by integration");
        assertThat(refused.header("X-Accepted-GitHub-Permissions")).isEqualTo("pull_requests=read");
    }

    @Test
    void neverGivesMoreThanTheInstallationHas() {
        assertThat(ask("{\"permissions\":{\"contents\":\"write\"}}").status()).isEqualTo(422);
        assertThat(ask("{\"permissions\":{\"administration\":\"read\"}}").status())
                .isEqualTo(422);
        assertThat(ask("{\"repositories\":[\"nowhere\"]}").status()).isEqualTo(422);
    }

    @Test
    void aTokenLivesForAnHour() {
        String token = token("{}");
        clock.advance(Duration.ofMinutes(59));
        assertThat(with(token, "GET", "/repos/acme/shop").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        ApiClient.Reply late = with(token, "GET", "/repos/acme/shop");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.json().path("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void aSuspendedInstallationGetsNothing() {
        String token = token("{}");
        github.forge().update(github.installation().suspended(Optional.of(NOW)));
        assertThat(with(token, "GET", "/repos/acme/shop").status()).isEqualTo(403);
        assertThat(ask("{}").status()).isEqualTo(403);
    }

    @Test
    void wantsSomebody() {
        assertThat(with("", "GET", "/repos/acme/shop").status()).isEqualTo(401);
        assertThat(with("ghs_nonsense", "GET", "/repos/acme/shop").status()).isEqualTo(401);
        assertThat(with(ApiClient.jwt(NOW, NOW.plusSeconds(60)), "GET", "/repos/acme/shop")
                        .status())
                .isEqualTo(401);
    }

    private ApiClient.Reply app(String authorization) {
        return api.send("GET", "/app", "", authorization);
    }

    private ApiClient.Reply ask(String body) {
        String jwt =
                ApiClient.jwt(clock.instant().minusSeconds(60), clock.instant().plusSeconds(300));
        return api.send(
                "POST", "/app/installations/" + github.installation().id() + "/access_tokens", body, "Bearer " + jwt);
    }

    private String token(String body) {
        return ask(body).json().path("token").asText();
    }

    private ApiClient.Reply with(String token, String method, String path) {
        return api.send(method, path, "", "Bearer " + token);
    }
}
