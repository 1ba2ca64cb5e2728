package dev.undebug.github.client;

import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.github.EdgeFixture;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.ScriptedGitHub.Request;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallationTokensTest {
    private final EdgeFixture fixture = new EdgeFixture();

    InstallationTokensTest() {
        compares("shop");
        compares("blog");
    }

    private void compares(String repository) {
        fixture.server.on(
                "GET /repos/octo/" + repository + "/compare/" + EdgeFixture.BASE + "..." + EdgeFixture.HEAD,
                Reply.ok("""
                        {"base_commit":{"sha":"%1$s"},"merge_base_commit":{"sha":"%1$s"},"files":[]}""".formatted(EdgeFixture.MERGE_BASE)));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void work() {
        fixture.edge.pulls().diff(PULL);
    }

    private static JsonNode json(String text) {
        return new Request("", "", "", text, Map.of()).json();
    }

    private int made() {
        return fixture.server.all(TOKENS).size();
    }

    @Test
    void asksForOneRepositoryAndWhatTheWorkNeeds() {
        fixture.installation(
                "\"contents\":\"write\",\"metadata\":\"read\",\"pull_requests\":\"write\",\"checks\":\"write\",\"issues\":\"write\"");
        work();
        assertThat(fixture.server.all(TOKENS).get(0).json()).isEqualTo(json("""
                        {"repositories":["shop"],"permissions":{
                          "checks":"write","contents":"read","metadata":"read","pull_requests":"write"}}"""));
    }

    @Test
    void neverAsksForWhatTheInstallationLacks() {
        fixture.installation("\"contents\":\"read\",\"metadata\":\"read\",\"checks\":\"read\"");
        work();
        assertThat(fixture.server.all(TOKENS).get(0).json().path("permissions"))
                .isEqualTo(json("{\"checks\":\"read\",\"contents\":\"read\",\"metadata\":\"read\"}"));
    }

    @Test
    void looksAgainWhenAPermissionWasTakenAway() {
        work();
        fixture.installation("\"contents\":\"read\",\"metadata\":\"read\"");
        fixture.clock.advance(Duration.ofMinutes(56));
        fixture.server.first(TOKENS, Reply.status(422, "The permissions requested are not granted"));
        work();
        assertThat(fixture.server.all(TOKENS).get(2).json().path("permissions"))
                .isEqualTo(json("{\"contents\":\"read\",\"metadata\":\"read\"}"));
    }

    @Test
    void keepsATokenUntilFiveMinutesBeforeItsEnd() {
        work();
        fixture.clock.advance(Duration.ofMinutes(54));
        work();
        assertThat(made()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void givesEachRepositoryItsOwn() {
        work();
        PullRef other = new PullRef(new RepositoryRef(7, new RepositoryName("octo", "blog")), 1);
        fixture.edge.pulls().diff(new PullRequest(other, EdgeFixture.HEAD, EdgeFixture.BASE, true));
        assertThat(fixture.server.all(TOKENS))
                .extracting(request -> request.json().path("repositories").toString())
                .containsExactly("[\"shop\"]", "[\"blog\"]");
        assertThat(fixture.server.all("GET /app/installations/7")).hasSize(1);
    }

    @Test
    void asksOnceForManyWhoNeedItAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(threads.submit(this::work));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made()).isEqualTo(1);
        assertThat(fixture.server.requests()).hasSize(32);
    }

    @Test
    void saysThatASuspendedInstallationIsGone() {
        fixture.server.on(
                "GET /app/installations/7",
                Reply.ok("{\"id\":7,\"permissions\":{},\"suspended_at\":\"2026-11-01T00:00:00Z\"}"));
        assertThatThrownBy(this::work).isInstanceOf(Gone.class).hasMessageContaining("suspended");
    }

    @Test
    void saysThatADeletedInstallationIsGone() {
        fixture.server.on("GET /app/installations/7", Reply.status(404, "Not Found"));
        assertThatThrownBy(this::work).isInstanceOf(Gone.class);
    }

    @Test
    void saysThatARepositoryTakenFromTheAppIsGone() {
        fixture.server.on(
                TOKENS,
                Reply.status(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation."));
        assertThatThrownBy(this::work).isInstanceOf(Gone.class);
    }

    @Test
    void givesTheWorkBackWhenTheKeyIsNotAccepted() {
        fixture.server.on("GET /app", Reply.status(401, "A JSON web token could not be decoded"));
        assertThatThrownBy(this::work)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("could not be decoded")
                .hasMessageContaining("private key");
    }

    @Test
    void showsTheAppsOwnTokenToNobodyElse() {
        work();
        assertThat(fixture.server.all(TOKENS).get(0).header("Authorization")).startsWith("Bearer eyJ");
        assertThat(fixture.server.requests()).isNotEmpty().allSatisfy(request -> assertThat(
                        request.header("Authorization"))
                .doesNotContain("eyJ"));
    }
}
