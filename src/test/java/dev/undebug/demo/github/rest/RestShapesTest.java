package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.Needs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls every operation once, so that its answer is validated against GitHub's description. */
@Tag(Needs.CORPUS)
final class RestShapesTest {
    private static final String SHOP = "/repos/acme/shop";
    private static final String COMMENT = """
            {"event":"COMMENT","body":"Look","comments":[{"path":"app.py","line":1,"side":"RIGHT","body":"On"}]}
            """;

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private HostedPull pull;
    private ApiClient api;

    @BeforeEach
    void open() {
        HostedRepository shop = github.repository("shop", Map.of("app.py", "debug = False\n", "docs/a.md", "a\n"));
        shop.require("main", "Undebug");
        pull = github.open(shop, "debug", Map.of("app.py", "debug = True\n", "new.py", "x = 1\n"));
        api = new ApiClient(github);
        github.webhooksTo("http://127.0.0.1:1/nobody-listens");
    }

    @Test
    void answersInGitHubsShapes() {
        String run = create("/check-runs", "{\"name\":\"Undebug\",\"head_sha\":\"" + pull.headSha() + "\"}");
        String review = create("/pulls/1/reviews", COMMENT);
        String comment =
                api.get(SHOP + "/pulls/1/comments").json().path(0).path("id").asText();
        String said = create("/issues/1/comments", "{\"body\":\"Hello\"}");
        String blob = pull.file("app.py").orElseThrow().blob();
        List<String> paths = List.of(
                SHOP,
                SHOP + "/pulls",
                SHOP + "/pulls?state=all&per_page=1",
                SHOP + "/pulls/1",
                SHOP + "/pulls/1/files",
                SHOP + "/pulls/1/commits",
                SHOP + "/pulls/1/comments",
                SHOP + "/pulls/comments/" + comment,
                SHOP + "/pulls/1/reviews",
                SHOP + "/pulls/1/reviews/" + review,
                SHOP + "/pulls/1/reviews/" + review + "/comments",
                SHOP + "/issues/1/comments",
                SHOP + "/check-runs/" + run,
                SHOP + "/check-runs/" + run + "/annotations",
                SHOP + "/commits/" + pull.headSha(),
                SHOP + "/commits/" + pull.headSha() + "/pulls",
                SHOP + "/commits/debug/check-runs?check_name=Undebug",
                SHOP + "/commits/" + pull.headSha() + "/check-suites",
                SHOP + "/compare/main...debug",
                SHOP + "/git/trees/" + pull.headSha() + "?recursive=1",
                SHOP + "/git/blobs/" + blob,
                SHOP + "/git/commits/" + pull.headSha(),
                SHOP + "/git/ref/heads/debug",
                SHOP + "/contents/docs/a.md",
                SHOP + "/contents/docs?ref=debug",
                SHOP + "/collaborators/alice/permission",
                SHOP + "/rules/branches/main",
                "/installation/repositories",
                "/rate_limit");
        assertThat(paths).allSatisfy(path -> assertThat(api.get(path).status()).isEqualTo(200));
        assertThat(api.call("PATCH", SHOP + "/issues/comments/" + said, "{\"body\":\"Bye\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.call("PATCH", SHOP + "/pulls/comments/" + comment, "{\"body\":\"Off\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.call("POST", SHOP + "/pulls/1/comments/" + comment + "/replies", "{\"body\":\"Yes\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.call("DELETE", SHOP + "/pulls/comments/" + comment, "").status())
                .isEqualTo(204);
        assertThat(api.call("POST", SHOP + "/check-runs/" + run + "/rerequest", "")
                        .status())
                .isEqualTo(201);
        assertThat(github.schema().checked()).isGreaterThan(paths.size());
    }

    @Test
    void answersTheAppInGitHubsShapes() {
        github.standIn().ping();
        github.standIn().settleWebhooks();
        String delivery = api.asApp("GET", "/app/hook/deliveries", "")
                .json()
                .path(0)
                .path("id")
                .asText();
        List<String> paths = List.of(
                "/app",
                "/app/installations",
                "/app/installations/" + github.installation().id(),
                SHOP + "/installation",
                "/orgs/acme/installation",
                "/app/hook/config",
                "/app/hook/deliveries/" + delivery);
        assertThat(paths)
                .allSatisfy(
                        path -> assertThat(api.asApp("GET", path, "").status()).isEqualTo(200));
        assertThat(api.asApp("POST", "/app/hook/deliveries/" + delivery + "/attempts", "")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void answersForkedAndClosedAndMergedPullRequests() {
        HostedRepository fork =
                github.forge().fork(pull.repository(), github.forge().user("mallory"));
        github.commit(fork, "evil", Map.of("app.py", "debug = 1\n"));
        pull.repository().open(github.forge().user("mallory"), new Proposal("Fork", "Hi", fork, "evil", "main", true));
        assertThat(api.get(SHOP + "/pulls/2").json().at("/head/repo/fork").asBoolean())
                .isTrue();
        github.forge().delete(fork);
        assertThat(api.get(SHOP + "/pulls/2").json().at("/head/repo").isNull()).isTrue();
        pull.close(github.alice());
        assertThat(api.get(SHOP + "/pulls/1").json().path("state").asText()).isEqualTo("closed");
        assertThat(api.get(SHOP + "/pulls?state=closed").json()).hasSize(1);
    }

    private String create(String path, String body) {
        ApiClient.Reply reply = api.call("POST", SHOP + path, body);
        assertThat(reply.status()).as(reply.raw().body()).isBetween(200, 201);
        return reply.json().path("id").asText();
    }
}
