package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Refused;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.pull.Settlement;
import dev.undebug.testing.TestApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settles threads on the stand-in, with and without the permission to resolve them. */
class SettlingContractTest extends StandInFixture {
    private HostedPull pull;
    private PullRequest request;

    @BeforeEach
    void comment() {
        pull = debugOn();
        request = request(pull);
        edge.reviews()
                .publish(
                        request,
                        review(comment("app.py", 1, 1, "fingerprint1"), comment("new.py", 1, 3, "fingerprint2")));
    }

    private List<FindingThread> threads() {
        return edge.pulls().open(request, edge.pulls().diff(request)).threads();
    }

    private void settle(String fingerprint) {
        List<Settlement> settlements = threads().stream()
                .filter(thread -> thread.marker().fingerprint().equals(fingerprint))
                .map(thread -> new Settlement(thread, "Settled\n" + new FindingMarker(fingerprint, true)))
                .toList();
        assertThat(settlements).hasSize(1);
        edge.reviews().settle(request, settlements);
    }

    private ReviewThread first() {
        return pull.threads().all().get(0);
    }

    @Test
    void withoutThePermissionToResolveTheCommentIsMinimized() {
        pull.threads().reply(first().first().id(), github.alice(), "Thank you");
        settle("fingerprint1");
        assertThat(first().resolved()).isFalse();
        assertThat(first().first().body()).startsWith("Settled");
        assertThat(first().first().minimized()).contains("resolved");
        assertThat(first().comments()).hasSize(2).last().satisfies(reply -> {
            assertThat(reply.body()).isEqualTo("Thank you");
            assertThat(reply.minimized()).isEmpty();
        });
        assertThat(threads())
                .extracting(FindingThread::marker)
                .containsExactly(new FindingMarker("fingerprint1", true), new FindingMarker("fingerprint2", false));
    }

    @Test
    void withThePermissionTheThreadIsResolved() {
        github.permit(TestApp.MAY_COMMIT);
        edge = edge();
        settle("fingerprint1");
        assertThat(first().resolved()).isTrue();
        assertThat(first().first().minimized()).isEmpty();
        assertThat(first().first().body()).startsWith("Settled");
        assertThat(pull.threads().all().get(1).resolved()).isFalse();
    }

    @Test
    void aThreadThatSomebodyResolvedIsOnlyMarked() {
        github.permit(TestApp.MAY_COMMIT);
        edge = edge();
        pull.threads().resolve(first().id(), Optional.of(github.alice()));
        int before = asked().size();
        settle("fingerprint1");
        assertThat(first().resolvedBy()).contains(github.alice());
        assertThat(first().first().body()).startsWith("Settled");
        assertThat(asked().subList(before, asked().size()))
                .containsExactly(
                        "GET /repos/{owner}/{repo}/compare/{basehead}",
                        "POST /graphql",
                        "PATCH /repos/{owner}/{repo}/pulls/comments/{id}");
    }

    @Test
    void lostAnswersAndAThreadThatIsGoneDoNotMatter() {
        List<FindingThread> threads = threads();
        pull.threads().deleteComment(first().first().id());
        github.standIn().faults().next(1, "POST", "/graphql", Fault.cutAfterwards());
        github.standIn().faults().next(1, "PATCH", "/pulls/comments/", Fault.cutAfterwards());
        edge.reviews()
                .settle(
                        request,
                        threads.stream()
                                .map(thread -> new Settlement(
                                        thread,
                                        "Settled\n"
                                                + new FindingMarker(
                                                        thread.marker().fingerprint(), true)))
                                .toList());
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).startsWith("Settled"));
    }

    @Test
    void withoutThePermissionToWriteCommentsTheReasonIsNamed() {
        List<FindingThread> threads = threads();
        github.permit(Map.of("checks", "write", "contents", "read", "metadata", "read", "pull_requests", "read"));
        edge = edge();
        List<Settlement> settlements = threads.stream()
                .map(thread -> new Settlement(thread, "Settled"))
                .toList();
        assertThatThrownBy(() -> edge.reviews().settle(request, settlements))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("pull_requests=write");
    }

    @Test
    void manyThreadsAreClosedInFewRequests() {
        Map<String, String> files = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> files.put("f" + i + ".py", "x = 1\n"));
        pull = github.open(shop, "many", files);
        request = request(pull);
        edge.reviews()
                .publish(
                        request,
                        review(IntStream.range(0, 60)
                                .mapToObj(i -> comment("f" + i + ".py", 1, 1, "fingerprint" + i))
                                .toArray(Comment[]::new)));
        List<FindingThread> threads = threads();
        int before = asked().size();
        edge.reviews()
                .settle(
                        request,
                        threads.stream()
                                .map(thread -> new Settlement(thread, "Settled"))
                                .toList());
        List<String> asked = asked().subList(before, asked().size());
        assertThat(asked).hasSize(4).containsOnly("POST /graphql");
        assertThat(pull.threads().comments()).hasSize(60).allSatisfy(comment -> {
            assertThat(comment.minimized()).contains("resolved");
            assertThat(comment.body()).isEqualTo("Settled");
        });
    }
}
