package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.rest.Exchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the guard itself with wrong requests and answers. */
final class GitHubSchemaTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String BLOB = """
            {"content":"","encoding":"base64","url":"https://api.github.com/b","sha":"s","size":0,"node_id":"n"}
            """;

    private final GitHubSchema schema = new GitHubSchema();

    @Test
    void letsARightExchangePass() {
        schema.check(get("/repos/acme/shop/git/blobs/s", 200, BLOB));
        assertThat(schema.problems()).isEmpty();
        assertThat(schema.checked()).isEqualTo(1);
    }

    @Test
    void catchesAWrongAnswer() {
        assertCaught(get("/repos/acme/shop/git/blobs/s", 200, BLOB.replace("\"size\":0,", "")), "size");
        assertCaught(get("/repos/acme/shop/git/blobs/s", 200, BLOB.replace("\"size\":0,", "\"size\":\"0\",")), "size");
        assertCaught(get("/repos/acme/shop/git/blobs/s", 200, ""), "body");
        assertCaught(get("/repos/acme/shop/git/blobs/s", 404, "{\"error\":\"gone\"}"), "without message");
        assertCaught(
                get("/repos/acme/shop/git/blobs/s", 500, "{\"message\":\"m\",\"documentation_url\":\"d\"}"), "failed");
    }

    @Test
    void catchesAWrongRequest() {
        assertCaught(get("/repos/acme/shop/nonsense", 404, "{}"), "No API path found");
        assertCaught(post("/repos/acme/shop/check-runs", "{\"name\":\"Undebug\"}"), "head_sha");
        assertCaught(post("/repos/acme/shop/check-runs", ""), "body is required");
        assertCaught(post("/repos/acme/shop/check-runs", "not json"), "json");
        assertCaught(
                post("/repos/acme/shop/check-runs", "{\"name\":\"U\",\"head_sha\":\"s\",\"status\":\"done\"}"),
                "status");
    }

    @Test
    void catchesAWrongGraphQlDocument() {
        assertCaught(
                post("/graphql", "{\"query\":\"{repository(owner:\\\"a\\\",name:\\\"b\\\"){noSuchField}}\"}"),
                "noSuchField");
        assertCaught(post("/graphql", "{\"query\":\"{repository(owner:1){id}}\"}"), "name");
        assertCaught(post("/graphql", "{\"query\":\"{\"}"), "Invalid");
    }

    @Test
    void catchesAWrongPayload() {
        assertThat(WebhookSchema.problems("check_run", "{\"action\":\"rerequested\"}"))
                .anySatisfy(problem -> assertThat(problem).contains("check_run"));
        assertThat(WebhookSchema.problems("pull_request", "{\"action\":\"exploded\"}"))
                .isNotEmpty();
    }

    @Test
    void doesNotJudgeTheAnswerOfAFault() {
        Exchange right = get("/repos/acme/shop/git/blobs/s", 502, "<html>");
        schema.check(new Exchange(right.request(), new Exchange.Response(502, Map.of(), "<html>", true)));
        assertThat(schema.problems()).isEmpty();
    }

    private void assertCaught(Exchange exchange, String reason) {
        GitHubSchema fresh = new GitHubSchema();
        fresh.check(exchange);
        List<String> problems = fresh.problems();
        assertThat(problems).anySatisfy(problem -> assertThat(problem).containsIgnoringCase(reason));
        assertThatThrownBy(fresh::verify).isInstanceOf(AssertionError.class).hasMessageContaining(problems.get(0));
    }

    private static Exchange get(String path, int status, String body) {
        return new Exchange(
                new Exchange.Request("GET", path, "", Map.of(), ""), new Exchange.Response(status, JSON, body, false));
    }

    private static Exchange post(String path, String body) {
        return new Exchange(
                new Exchange.Request("POST", path, "", JSON, body), new Exchange.Response(201, JSON, "{}", false));
    }
}
