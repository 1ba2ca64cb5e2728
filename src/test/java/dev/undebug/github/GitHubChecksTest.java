package dev.undebug.github;

import static dev.undebug.github.EdgeFixture.BASE;
import static dev.undebug.github.EdgeFixture.HEAD;
import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.http.Json;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckDraft.Level;
import dev.undebug.pull.Checks;
import dev.undebug.pull.Gone;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Refused;
import dev.undebug.source.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubChecksTest {
    private static final String CREATE = "POST " + REPOSITORY + "/check-runs";
    private static final String UPDATE = "PATCH " + REPOSITORY + "/check-runs/5";
    private static final String LOOK = "GET " + REPOSITORY + "/check-runs/5";
    private static final String FIND = "GET " + REPOSITORY + "/commits/" + HEAD + "/check-runs";
    private static final String OURS = "pull:12:" + BASE;

    private final EdgeFixture fixture = new EdgeFixture();
    private final Checks checks = fixture.edge.checks();
    private final List<ObjectNode> runs = new ArrayList<>();

    GitHubChecksTest() {
        fixture.server.on(CREATE, new Reply(201, "{\"id\":5}", Map.of()));
        fixture.server.on(UPDATE, Reply.ok("{\"id\":5}"));
        fixture.server.on(
                "GET " + REPOSITORY,
                Reply.ok("{\"id\":1,\"name\":\"shop\",\"full_name\":\"octo/shop\",\"owner\":{\"login\":\"octo\"}}"));
        fixture.server.on(FIND, request -> {
            ObjectNode answer = Json.object().put("total_count", runs.size());
            answer.putArray("check_runs").addAll(runs);
            return Reply.ok(Json.write(answer));
        });
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private ObjectNode run(long id, String status, String externalId, int annotations) {
        ObjectNode run = Json.object()
                .put("id", id)
                .put("name", "Undebug")
                .put("status", status)
                .put("external_id", externalId);
        run.putObject("output").put("annotations_count", annotations);
        runs.add(run);
        fixture.server.on("PATCH " + REPOSITORY + "/check-runs/" + id, Reply.ok("{\"id\":" + id + "}"));
        return run;
    }

    private static CheckDraft draft(int annotations) {
        List<Annotation> list = IntStream.range(0, annotations)
                .mapToObj(i ->
                        new Annotation("f" + i + ".py", i + 1, i + 2, Level.FAILURE, "title", "message", "details"))
                .toList();
        return new CheckDraft(Conclusion.FAILURE, "A console for everybody", "summary", list);
    }

    private JsonNode sent(String line, int index) {
        return fixture.server.all(line).get(index).json();
    }

    @Test
    void beginsWithOneRequest() {
        assertThat(checks.begin(PULL, false).checkRun()).isEqualTo(5);
        assertThat(fixture.server.lines()).containsExactly(CREATE);
        assertThat(sent(CREATE, 0)).hasToString("""
                        {"name":"Undebug","head_sha":"%s","external_id":"%s","status":"in_progress",\
                        "started_at":"2026-11-25T10:00:00Z"}""".formatted(HEAD, OURS));
    }

    @Test
    void usesAgainWhatAnEarlierTryBegan() {
        run(1, "completed", OURS, 0);
        run(2, "in_progress", "pull:13:" + BASE, 0);
        run(3, "in_progress", "something else", 0);
        run(4, "in_progress", OURS, 0);
        assertThat(checks.begin(PULL, true).checkRun()).isEqualTo(4);
        assertThat(fixture.server.lines()).doesNotContain(CREATE);
        assertThat(fixture.server.all(FIND).get(0).query())
                .contains("check_name=Undebug", "app_id=99", "filter=all", "per_page=100");
    }

    @Test
    void tellsWhatTheCheckRunsOfACommitAreAbout() {
        run(1, "completed", "group:" + BASE, 0);
        run(2, "completed", "something else", 0);
        run(3, "completed", "branch", 0);
        BranchTip commit = new BranchTip(PULL.repository(), PULL.head());
        assertThat(checks.subjects(commit))
                .containsExactly(commit, new MergeGroup(commit.repository(), commit.head(), PULL.base()));
    }

    @Test
    void beginsAnewWhereAnEarlierTryLeftAnnotationsAndClosesThat() {
        run(4, "in_progress", OURS, 50);
        assertThat(checks.begin(PULL, true).checkRun()).isEqualTo(5);
        assertThat(sent("PATCH " + REPOSITORY + "/check-runs/4", 0))
                .hasToString("{\"conclusion\":\"cancelled\",\"status\":\"completed\"}");
    }

    @Test
    void looksBeforeItBeginsAgainWhenTheAnswerIsLost() {
        fixture.server.on(CREATE, request -> {
            run(8, "in_progress", OURS, 0);
            return Reply.status(502);
        });
        assertThat(checks.begin(PULL, false).checkRun()).isEqualTo(8);
        assertThat(fixture.server.all(CREATE)).hasSize(1);
    }

    @Test
    void beginsAgainWhenTheFirstTryCameToNothing() {
        fixture.server.on(CREATE, Reply.CUT, Reply.status(500), new Reply(201, "{\"id\":5}", Map.of()));
        assertThat(checks.begin(PULL, false).checkRun()).isEqualTo(5);
        assertThat(fixture.server.all(CREATE)).hasSize(3);
        assertThat(fixture.pauses).hasSize(2);
    }

    @Test
    void givesTheWorkBackWhenItCannotBegin() {
        fixture.server.on(CREATE, Reply.status(502));
        assertThatThrownBy(() -> checks.begin(PULL, false)).isInstanceOf(Unavailable.class);
        assertThat(fixture.server.all(CREATE)).hasSize(3);
    }

    @Test
    void saysWhichPermissionItNeeds() {
        fixture.server.on(
                CREATE,
                Reply.status(403, "Resource not accessible by integration")
                        .with("x-accepted-github-permissions", "checks=write"));
        assertThatThrownBy(() -> checks.begin(PULL, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("checks=write");
    }

    @Test
    void aCommitThatGitHubDoesNotHaveIsGone() {
        fixture.server.on(CREATE, Reply.status(422, "No commit found for SHA: " + HEAD));
        assertThatThrownBy(() -> checks.begin(PULL, false)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "50, 1", "51, 2", "100, 2", "120, 3"})
    void sendsAnnotationsInBatchesAndTheConclusionLast(int annotations, int requests) {
        checks.conclude(PULL, 5, draft(annotations));
        assertThat(fixture.server.lines()).hasSize(requests).containsOnly(UPDATE);
        int sum = 0;
        for (int i = 0; i < requests; i++) {
            JsonNode body = sent(UPDATE, i);
            int batch = body.path("output").path("annotations").size();
            assertThat(batch).isLessThanOrEqualTo(50);
            sum += batch;
            assertThat(body.has("conclusion")).isEqualTo(i == requests - 1);
            assertThat(body.path("status").asText()).isEqualTo(i == requests - 1 ? "completed" : "in_progress");
        }
        assertThat(sum).isEqualTo(annotations);
    }

    @Test
    void writesWhatGitHubExpects() {
        checks.conclude(PULL, 5, draft(1));
        assertThat(sent(UPDATE, 0)).hasToString("""
                        {"status":"completed","conclusion":"failure","completed_at":"2026-11-25T10:00:00Z",\
                        "output":{"title":"A console for everybody","summary":"summary","annotations":[{"path":"f0.py",\
                        "start_line":1,"end_line":2,"annotation_level":"failure","title":"title","message":"message","raw_details":"details"}]}}""");
    }

    @Test
    void cutsTextToGitHubsLimits() {
        Annotation annotation =
                new Annotation("a.py", 1, 1, Level.NOTICE, "t".repeat(300), "ü".repeat(40_000), "ü".repeat(40_000));
        CheckDraft draft =
                new CheckDraft(Conclusion.NEUTRAL, "😀".repeat(200), "s".repeat(65_535), List.of(annotation));
        checks.conclude(PULL, 5, draft);
        JsonNode output = sent(UPDATE, 0).path("output");
        assertThat(output.path("title").asText().length()).isLessThanOrEqualTo(255);
        assertThat(output.path("title").asText()).endsWith("😀…");
        assertThat(output.path("summary").asText()).hasSize(65_535);
        assertThat(output.path("annotations").path(0).path("title").asText()).hasSize(255);
        for (String field : List.of("message", "raw_details")) {
            String text = output.path("annotations").path(0).path(field).asText();
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).as(field).isBetween(63_000, 64_000);
        }
    }

    @Test
    void doesNotSendAnnotationsTwiceWhenAnAnswerIsLost() {
        fixture.server.on(UPDATE, Reply.status(502), Reply.ok("{\"id\":5}"));
        fixture.server.on(LOOK, Reply.ok("{\"id\":5,\"output\":{\"annotations_count\":50}}"));
        checks.conclude(PULL, 5, draft(60));
        assertThat(fixture.server.all(UPDATE)).hasSize(2);
        assertThat(sent(UPDATE, 1).path("output").path("annotations")).hasSize(10);
    }

    @Test
    void sendsAnnotationsAgainThatDidNotArrive() {
        fixture.server.on(UPDATE, Reply.status(502), Reply.ok("{\"id\":5}"));
        fixture.server.on(LOOK, Reply.ok("{\"id\":5,\"output\":{\"annotations_count\":0}}"));
        checks.conclude(PULL, 5, draft(10));
        assertThat(fixture.server.all(UPDATE)).hasSize(2);
        assertThat(sent(UPDATE, 1)).isEqualTo(sent(UPDATE, 0));
    }

    @Test
    void concludesAtOnce() {
        checks.concludeAtOnce(PULL, draft(0));
        assertThat(fixture.server.lines()).containsExactly(CREATE);
        assertThat(sent(CREATE, 0).path("status").asText()).isEqualTo("completed");
        assertThat(sent(CREATE, 0).path("conclusion").asText()).isEqualTo("failure");
        assertThat(sent(CREATE, 0).path("external_id").asText()).isEqualTo(OURS);
    }

    @Test
    void doesNotConcludeTwiceWhenTheAnswerIsLost() {
        run(3, "completed", OURS, 0).put("completed_at", "2026-11-25T09:00:00Z");
        fixture.server.on(CREATE, request -> {
            run(8, "completed", OURS, 0).put("completed_at", "2026-11-25T10:00:00Z");
            return Reply.status(504);
        });
        fixture.server.on("GET " + REPOSITORY + "/check-runs/8", Reply.ok("{\"id\":8}"));
        assertThat(checks.concludeAtOnce(PULL, draft(0))).isEmpty();
        assertThat(fixture.server.all(CREATE)).hasSize(1);
    }

    @Test
    void namesOtherPullRequestsOfThisRepositoryWithTheSameHead() {
        String mention = "{\"number\":%d,\"head\":{\"repo\":{\"id\":1}},\"base\":{\"repo\":{\"id\":%d}}}";
        fixture.server.on(
                CREATE,
                Reply.ok("{\"id\":8,\"pull_requests\":[" + mention.formatted(12, 1) + "," + mention.formatted(13, 1)
                        + "," + mention.formatted(14, 2) + "]}"));
        assertThat(checks.concludeAtOnce(PULL, draft(0))).containsExactly(13);
    }
}
