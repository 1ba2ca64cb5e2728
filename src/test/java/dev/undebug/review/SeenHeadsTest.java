package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import org.junit.jupiter.api.Test;

/** A process assumes about a head, without asking GitHub, only what it has seen itself. */
class SeenHeadsTest {
    private static final CommitSha HEAD = new CommitSha("a".repeat(40));
    private static final PullRequest ONE = pull(1);
    private static final PullRequest OTHER = pull(2);

    private final SeenHeads heads = new SeenHeads();

    private static PullRequest pull(int number) {
        return new PullRequest(new PullRef(Shop.PULL.repository(), number), HEAD, new CommitSha("b".repeat(40)), true);
    }

    private boolean alone() {
        return heads.isOfOneAlone(new BranchTip(ONE.repository(), HEAD));
    }

    @Test
    void nothingIsKnownOfWhatWasNotSeen() {
        assertThat(alone()).isFalse();
        assertThat(heads.add(ONE)).isTrue();
        assertThat(heads.add(ONE)).isFalse();
        assertThat(alone()).as("nobody was asked").isFalse();
    }

    @Test
    void whatGitHubSaysLastHolds() {
        heads.asked(ONE, true);
        assertThat(alone()).isTrue();
        heads.asked(ONE, false);
        assertThat(alone()).isFalse();
        heads.asked(ONE, true);
        assertThat(alone()).isTrue();
    }

    @Test
    void aHeadThatAnotherPullRequestHasHadIsOfNoneAloneAnyMore() {
        heads.asked(ONE, true);
        assertThat(heads.add(OTHER)).isFalse();
        assertThat(alone()).isFalse();
        heads.asked(OTHER, true);
        heads.asked(ONE, true);
        assertThat(alone()).as("GitHub may not have known the other one yet").isFalse();
    }
}
