package dev.undebug.github;

import static dev.undebug.github.EdgeFixture.HEAD;
import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.Checks;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Reviews;
import dev.undebug.source.Unavailable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts the app's own writes against GitHub's limits on creating content. */
class ContentLimitsTest {
    private static final String BEGIN = "POST " + REPOSITORY + "/check-runs";
    private static final String CONCLUDE = "PATCH " + REPOSITORY + "/check-runs/1";
    private static final String REVIEW = "POST " + REPOSITORY + "/pulls/12/reviews";
    private static final BranchTip BRANCH = new BranchTip(PULL.repository(), HEAD);

    private final EdgeFixture fixture = new EdgeFixture();
    private final Checks checks = fixture.edge.checks();
    private final Reviews reviews = fixture.edge.reviews();

    @BeforeEach
    void script() {
        fixture.server.on(BEGIN, request -> new Reply(201, "{\"id\":1}", Map.of()));
        fixture.server.on(CONCLUDE, request -> Reply.ok("{\"id\":1}"));
        fixture.server.on(REVIEW, request -> Reply.ok("{\"id\":2}"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private int asked(String line) {
        return fixture.server.all(line).size();
    }

    private static Unavailable postpone(Runnable write) {
        Unavailable thrown = catchThrowableOfType(Unavailable.class, write::run);
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private void begin(int times) {
        for (int i = 0; i < times; i++) {
            checks.begin(PULL, false);
        }
    }

    @Test
    void aCheckThatWouldBeTooMuchIsNotBegun() {
        begin(64);
        Unavailable later = postpone(() -> checks.begin(PULL, false));
        assertThat(later.retryAt()).contains(fixture.clock.instant().plusSeconds(75));
        assertThat(postpone(() -> checks.concludeAtOnce(PULL, StandInFixture.check(Conclusion.SUCCESS, 0)))
                        .retryAt())
                .isPresent();
        assertThat(asked(BEGIN)).isEqualTo(64);
        fixture.clock.advance(Duration.ofSeconds(75));
        begin(1);
        assertThat(asked(BEGIN)).isEqualTo(65);
    }

    @Test
    void whatIsBegunIsBroughtToItsEnd() {
        begin(64);
        postpone(() -> checks.begin(PULL, false));
        reviews.publish(PULL, StandInFixture.review(StandInFixture.comment("app.py", 1, 1, "a")));
        for (int i = 0; i < 64; i++) {
            checks.conclude(PULL, 1, StandInFixture.check(Conclusion.FAILURE, 60));
        }
        assertThat(asked(REVIEW)).isEqualTo(1);
        assertThat(asked(CONCLUDE)).isEqualTo(128);
    }

    @Test
    void auditsLeaveRoomForPullRequests() {
        for (int i = 0; i < 40; i++) {
            checks.begin(BRANCH, false);
        }
        postpone(() -> checks.begin(BRANCH, false));
        begin(20);
        checks.begin(new MergeGroup(PULL.repository(), HEAD, EdgeFixture.BASE), false);
        assertThat(asked(BEGIN)).isEqualTo(61);
    }

    @Test
    void aReviewThatWouldBeTooMuchIsPostponed() {
        for (int i = 0; i < 80; i++) {
            reviews.publish(PULL, StandInFixture.review(StandInFixture.comment("app.py", 1, 1, "a" + i)));
        }
        postpone(() -> reviews.publish(PULL, StandInFixture.review(StandInFixture.comment("app.py", 1, 1, "b"))));
        assertThat(asked(REVIEW)).isEqualTo(80);
    }

    @Test
    void whatIsReadIsNotCounted() {
        fixture.server.on("GET " + REPOSITORY + "/commits/" + HEAD + "/pulls", request -> Reply.ok("[]"));
        for (int i = 0; i < 200; i++) {
            fixture.edge.pulls().sameHead(PULL);
        }
        begin(64);
    }
}
