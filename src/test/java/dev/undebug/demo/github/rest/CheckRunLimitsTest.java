package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.testing.FakeGitHub;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CheckRunLimitsTest {
    private static final String RUNS = "/repos/acme/shop/check-runs";
    private static final String ANNOTATION =
            "{\"path\":\"app.py\",\"start_line\":1,\"end_line\":1,\"annotation_level\":\"failure\",\"message\":\"m\"}";

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private HostedPull pull;
    private ApiClient api;

    @BeforeEach
    void open() {
        HostedRepository shop = github.repository("shop", Map.of("app.py", "x = 1\n"));
        pull = github.open(shop, "debug", Map.of("app.py", "x = 2\n"));
        api = new ApiClient(github);
    }

    @Test
    void refusesWhatGitHubsDescriptionForbids() {
        assertRefused(output("\"summary\":\"" + "s".repeat(65_536) + "\""), "65535");
        assertRefused(output("\"summary\":\"s\",\"annotations\":" + annotations(51)), "No more than 50 items");
        assertRefused(create(",\"output\":{\"summary\":\"s\"}"), "\"title\" wasn't supplied");
        assertRefused(create(",\"actions\":[" + action("a label that is too long", "d", "i") + "]"), "\"label\"");
        assertRefused(create(",\"actions\":[" + action("l", "d".repeat(41), "i") + "]"), "\"description\"");
        assertRefused(create(",\"actions\":[" + action("l", "d", "i".repeat(21)) + "]"), "\"identifier\"");
        assertRefused(
                create(",\"actions\":[" + String.join(",", Collections.nCopies(4, action("l", "d", "i"))) + "]"),
                "No more than 3 items");
        assertRefused(create(",\"status\":\"completed\""), "conclusion");
        assertRefused(create(",\"conclusion\":\"stale\""), "stale");
        assertRefused(
                output("\"summary\":\"s\",\"annotations\":["
                        + ANNOTATION.replace("\"end_line\":1", "\"end_line\":2,\"start_column\":1") + "]"),
                "Columns");
        assertRefused("{\"head_sha\":\"" + pull.headSha() + "\"}", "\"name\" wasn't supplied");
        assertRefused("{\"name\":\"Undebug\",\"head_sha\":\"" + "0".repeat(40) + "\"}", "No commit found");
        assertThat(pull.repository().checkRuns().of(pull.headSha())).isEmpty();
        // All but the last two also violate GitHub's own description.
        assertThat(github.schema().problems()).hasSizeGreaterThan(5);
        github.schema().forgive();
    }

    @Test
    void appendsAnnotationsAndConcludesOnce() {
        String id = api.call("POST", RUNS, output("\"summary\":\"s\",\"annotations\":" + annotations(50)))
                .json()
                .path("id")
                .asText();
        ApiClient.Reply second = api.call(
                "PATCH",
                RUNS + "/" + id,
                "{\"output\":{\"title\":\"t\",\"summary\":\"s\",\"annotations\":" + annotations(2)
                        + "},\"conclusion\":\"failure\"}");
        assertThat(second.json().at("/output/annotations_count").asInt()).isEqualTo(52);
        assertThat(second.json().path("status").asText()).isEqualTo("completed");
        assertThat(second.json().path("completed_at").isTextual()).isTrue();
        assertThat(api.get(RUNS + "/" + id + "/annotations?per_page=100").json())
                .hasSize(52);
        assertThat(api.get(RUNS + "/" + id + "/annotations").json()).hasSize(30);
    }

    @Test
    void theNewestRunOfANameCounts() {
        api.call("POST", RUNS, create(",\"conclusion\":\"failure\""));
        api.call("POST", RUNS, create(",\"conclusion\":\"success\""));
        String path = "/repos/acme/shop/commits/" + pull.headSha() + "/check-runs";
        assertThat(api.get(path).json().path("total_count").asInt()).isEqualTo(1);
        assertThat(api.get(path).json().at("/check_runs/0/conclusion").asText()).isEqualTo("success");
        assertThat(api.get(path + "?filter=all").json().path("total_count").asInt())
                .isEqualTo(2);
        assertThat(api.get(path + "?app_id=1").json().path("total_count").asInt())
                .isZero();
    }

    private String create(String more) {
        return "{\"name\":\"Undebug\",\"head_sha\":\"" + pull.headSha() + "\"" + more + "}";
    }

    private String output(String fields) {
        return create(",\"output\":{\"title\":\"t\"," + fields + "}");
    }

    private static String annotations(int count) {
        return "[" + String.join(",", Collections.nCopies(count, ANNOTATION)) + "]";
    }

    private static String action(String label, String description, String identifier) {
        return "{\"label\":\"" + label + "\",\"description\":\"" + description + "\",\"identifier\":\"" + identifier
                + "\"}";
    }

    private void assertRefused(String body, String reason) {
        ApiClient.Reply reply = api.call("POST", RUNS, body);
        assertThat(reply.status())
                .as(body.substring(0, Math.min(300, body.length())))
                .isEqualTo(422);
        assertThat(reply.json().path("message").asText()).contains(reason);
    }
}
