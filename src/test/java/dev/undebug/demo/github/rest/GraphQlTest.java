package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.FakeGitHub;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class GraphQlTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BLOB = "... on Blob{oid byteSize isBinary isTruncated text}";
    private static final String THREADS = """
            query($n:Int!,$first:Int!,$after:String){repository(owner:"acme",name:"shop"){pullRequest(number:$n){
              headRefOid state reviewThreads(first:$first,after:$after){
                pageInfo{hasNextPage endCursor} totalCount
                nodes{id isResolved isOutdated path line startLine originalLine diffSide viewerCanResolve
                  comments(first:10){nodes{id body viewerDidAuthor isMinimized author{__typename login}}}}}}}}
            """;

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private HostedRepository shop;
    private HostedPull pull;
    private ApiClient api;

    @BeforeEach
    void open() {
        shop = github.repository("shop", Map.of("app.py", "debug = False\nname = 1\n"));
        pull = github.open(shop, "debug", Map.of("app.py", "debug = True\nname = 2\n"));
        api = new ApiClient(github);
    }

    @Test
    void readsBlobsAsGitHubDoes() {
        shop.commit(
                github.alice(),
                "debug",
                "More",
                List.of(
                        TreeEdit.put("big.py", "é".repeat(300_000)),
                        TreeEdit.put("latin.py", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)),
                        TreeEdit.put("logo.png", new byte[] {1, 0, 2}),
                        TreeEdit.put("odd ^{}@{1}:name.py", "x = 1\n")));
        String query = """
                query($e:String!){repository(owner:"acme",name:"shop"){
                  app: object(expression:"debug:app.py"){%1$s} big: object(expression:"debug:big.py"){%1$s}
                  latin: object(expression:"debug:latin.py"){%1$s} logo: object(expression:"debug:logo.png"){%1$s}
                  odd: object(expression:$e){%1$s} none: object(expression:"debug:none.py"){%1$s}
                  lost: object(expression:"0123456789012345678901234567890123456789:app.py"){%1$s}}}
                """.formatted(BLOB);
        JsonNode found =
                run(query, Map.of("e", pull.headSha() + ":odd ^{}@{1}:name.py")).at("/data/repository");
        assertThat(found.at("/app/text").asText()).isEqualTo("debug = True\nname = 2\n");
        assertThat(found.at("/big/isTruncated").asBoolean()).isTrue();
        assertThat(found.at("/big/text").asText()).isEqualTo("é".repeat(256_000));
        assertThat(found.at("/latin/text").isNull()).isTrue();
        assertThat(found.at("/latin/isBinary").asBoolean()).isFalse();
        assertThat(found.at("/logo/isBinary").asBoolean()).isTrue();
        assertThat(found.at("/odd/text").asText()).isEqualTo("x = 1\n");
        assertThat(found.get("none").isNull()).isTrue();
        assertThat(found.get("lost").isNull()).isTrue();
    }

    @Test
    void listsTreesWithModesAndSizes() {
        JsonNode entries = run("""
                        {repository(owner:"acme",name:"shop"){object(expression:"debug:"){... on Tree{entries{name mode oid size type}}}}}
                        """, Map.of()).at("/data/repository/object/entries");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/mode").asInt()).isEqualTo(0100644);
        assertThat(entries.at("/0/size").asInt()).isEqualTo(22);
    }

    @Test
    void pagesThreads() {
        review(1, "first");
        review(2, "second");
        JsonNode page = threads(1);
        assertThat(page.at("/totalCount").asInt()).isEqualTo(2);
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(page.at("/nodes/0/comments/nodes/0/body").asText()).isEqualTo("first");
        JsonNode rest = threads(1, page.at("/pageInfo/endCursor").asText());
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        JsonNode comment = rest.at("/nodes/0/comments/nodes/0");
        assertThat(comment.at("/viewerDidAuthor").asBoolean()).isTrue();
        assertThat(comment.at("/author/__typename").asText()).isEqualTo("Bot");
        assertThat(comment.at("/author/login").asText()).isEqualTo("undebug");
    }

    @Test
    void refusesAPageThatIsTooLong() {
        JsonNode answer = run(THREADS, Map.of("n", 1, "first", 101));
        assertThat(answer.at("/errors/0/type").asText()).isEqualTo("EXCESSIVE_PAGINATION");
    }

    @Test
    void resolvingAThreadNeedsToWriteContentsToo() {
        review(1, "gone");
        String mutation = "mutation($id:ID!){resolveReviewThread(input:{threadId:$id}){thread{isResolved}}}";
        JsonNode thread = threads(5).at("/nodes/0");
        assertThat(thread.at("/viewerCanResolve").asBoolean()).isFalse();
        JsonNode refused = run(mutation, Map.of("id", thread.path("id").asText()));
        assertThat(refused.at("/errors/0/type").asText()).isEqualTo("FORBIDDEN");
        assertThat(refused.at("/errors/0/message").asText()).isEqualTo("Resource not accessible by integration");
        assertThat(refused.at("/errors/0/path/0").asText()).isEqualTo("resolveReviewThread");

        github.permit(Map.of("contents", "write", "pull_requests", "write", "metadata", "read"));
        JsonNode resolved = run(mutation, Map.of("id", thread.path("id").asText()));
        assertThat(resolved.at("/data/resolveReviewThread/thread/isResolved").asBoolean())
                .isTrue();
        assertThat(pull.threads().visible()).allMatch(found -> found.resolved());
    }

    @Test
    void minimisesAComment() {
        review(1, "old");
        String id = threads(1).at("/nodes/0/comments/nodes/0/id").asText();
        JsonNode answer = run("""
                mutation($id:ID!){minimizeComment(input:{subjectId:$id,classifier:OUTDATED}){
                  minimizedComment{isMinimized minimizedReason}}}
                """, Map.of("id", id));
        assertThat(answer.at("/data/minimizeComment/minimizedComment/minimizedReason")
                        .asText())
                .isEqualTo("outdated");
    }

    @Test
    void commitsOnlyUponTheExpectedHead() {
        github.permit(Map.of("contents", "write", "metadata", "read"));
        Map<String, Object> input = Map.of(
                "branch", Map.of("repositoryNameWithOwner", "acme/shop", "branchName", "debug"),
                "expectedHeadOid", pull.headSha(),
                "message", Map.of("headline", "Fix all"),
                "fileChanges",
                        Map.of(
                                "additions",
                                List.of(Map.of(
                                        "path",
                                        "app.py",
                                        "contents",
                                        Base64.getEncoder()
                                                .encodeToString("debug = False\n".getBytes(StandardCharsets.UTF_8))))));
        String mutation = "mutation($i:CreateCommitOnBranchInput!){createCommitOnBranch(input:$i){commit{oid}}}";
        JsonNode done = run(mutation, Map.of("i", input));
        assertThat(done.at("/data/createCommitOnBranch/commit/oid").asText()).isEqualTo(pull.headSha());
        JsonNode stale = run(mutation, Map.of("i", input));
        assertThat(stale.at("/errors/0/type").asText()).isEqualTo("STALE_DATA");
    }

    @Test
    void doesNotFindWhatIsOutOfReach() {
        JsonNode answer = run("{repository(owner:\"acme\",name:\"none\"){id}}", Map.of());
        assertThat(answer.at("/errors/0/type").asText()).isEqualTo("NOT_FOUND");
        assertThat(answer.at("/data/repository").isNull()).isTrue();
    }

    private JsonNode threads(int first) {
        return threads(Map.of("n", 1, "first", first));
    }

    private JsonNode threads(int first, String after) {
        return threads(Map.of("n", 1, "first", first, "after", after));
    }

    private JsonNode threads(Map<String, Object> variables) {
        return run(THREADS, variables).at("/data/repository/pullRequest/reviewThreads");
    }

    private void review(int line, String body) {
        ApiClient.Reply reply = api.call(
                "POST",
                "/repos/acme/shop/pulls/1/reviews",
                "{\"event\":\"COMMENT\",\"body\":\"b\",\"comments\":[{\"path\":\"app.py\",\"line\":" + line
                        + ",\"body\":\"" + body + "\"}]}");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    private JsonNode run(String query, Map<String, Object> variables) {
        return api.graphQl(JSON.valueToTree(Map.of("query", query, "variables", variables))
                        .toString())
                .json();
    }
}
