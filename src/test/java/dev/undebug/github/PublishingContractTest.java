package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Refused;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.source.Unavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Publishes to the stand-in, with lost answers and refusals. */
class PublishingContractTest extends StandInFixture {
    @Test
    void annotationsBeyondFiftyAllArrive() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        long run = edge.checks().begin(request, false).checkRun();
        edge.checks().conclude(request, run, check(Conclusion.NEUTRAL, 120));
        assertThat(pull.checkRuns().get(0).output().annotations()).hasSize(120);
        assertThat(asked()).hasSize(4);
    }

    @Test
    void aRetryUsesTheCheckRunThatIsThere() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        long run = edge.checks().begin(request, false).checkRun();
        assertThat(edge.checks().begin(request, true).checkRun()).isEqualTo(run);
        edge.checks().conclude(request, run, check(Conclusion.SUCCESS, 0));
        assertThat(edge.checks().begin(request, true).checkRun()).isNotEqualTo(run);
        assertThat(pull.checkRuns()).isNotEmpty();
    }

    @Test
    void aCheckRunWithAnnotationsOfACrashedTryIsClosedAndReplaced() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        long run = edge.checks().begin(request, false).checkRun();
        github.standIn().faults().next(3, "PATCH", "/check-runs/", Fault.cutAfterwards());
        github.standIn().faults().next(3, "GET", "/check-runs/", Fault.status(502));
        assertThatThrownBy(() -> edge.checks().conclude(request, run, check(Conclusion.FAILURE, 60)))
                .isInstanceOf(Unavailable.class);
        github.standIn().faults().clear();
        long second = edge.checks().begin(request, true).checkRun();
        assertThat(second).isNotEqualTo(run);
        edge.checks().conclude(request, second, check(Conclusion.FAILURE, 60));
        assertThat(pull.checkRuns())
                .filteredOn(check -> check.id() == second)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.output().annotations()).hasSize(60);
                    assertThat(check.progress().conclusion()).contains("failure");
                });
    }

    @Test
    void aCheckRunWhoseAnswerIsLostIsNotMadeTwice() {
        HostedPull pull = debugOn();
        github.standIn().faults().next(1, "POST", "/check-runs$", Fault.cutAfterwards());
        long run = edge.checks().begin(request(pull), false).checkRun();
        assertThat(pull.checkRuns()).extracting(CheckRun::id).containsExactly(run);
    }

    @Test
    void aVerdictWhoseAnswerIsLostIsNotGivenTwice() {
        HostedPull pull = debugOn();
        github.standIn().faults().next(1, "POST", "/check-runs$", Fault.cutAfterwards());
        edge.checks().concludeAtOnce(request(pull), check(Conclusion.SUCCESS, 0));
        assertThat(asked()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }

    @Test
    void aReviewWhoseAnswerIsLostIsNotPostedTwice() {
        HostedPull pull = debugOn();
        github.standIn().faults().next(1, "POST", "/reviews$", Fault.cutAfterwards());
        edge.reviews().publish(request(pull), review(comment("app.py", 1, 1, "fingerprint1")));
        assertThat(pull.threads().comments()).hasSize(1);
    }

    @Test
    void aReviewThatDidNotArriveIsPostedAgain() {
        HostedPull pull = debugOn();
        github.standIn().faults().next(1, "POST", "/reviews$", Fault.status(502));
        edge.reviews().publish(request(pull), review(comment("app.py", 1, 1, "fingerprint1")));
        assertThat(pull.threads().comments()).hasSize(1);
    }

    @Test
    void aLineOutsideTheDiffRefusesTheReview() {
        HostedPull pull = debugOn();
        assertThatThrownBy(() -> edge.reviews()
                        .publish(
                                request(pull),
                                review(
                                        comment("app.py", 1, 1, "fingerprint1"),
                                        comment("app.py", 99, 99, "fingerprint2"))))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("must be part of the diff");
        assertThat(pull.threads().comments()).isEmpty();
    }

    @Test
    void withoutPermissionTheMessageNamesIt() {
        HostedPull pull = debugOn();
        github.permit(Map.of("contents", "read", "metadata", "read", "pull_requests", "read"));
        assertThatThrownBy(() -> edge.checks().begin(request(pull), false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("checks=write");
        assertThatThrownBy(() -> edge.reviews().publish(request(pull), review(comment("app.py", 1, 1, "fingerprint1"))))
                .isInstanceOf(ReviewRefused.class)
                .hasMessageContaining("pull_requests=write");
    }

    @Test
    void aPendingReviewThatIsInTheWayIsDeleted() {
        HostedPull pull = debugOn();
        pull.threads().add(github.forge().bot(), "left over", Review.State.PENDING, pull.headSha(), List.of());
        edge.reviews().publish(request(pull), review(comment("app.py", 1, 1, "fingerprint1")));
        assertThat(pull.threads().reviews()).extracting(Review::state).containsExactly(Review.State.COMMENTED);
    }
}
