package dev.undebug.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.PullRequest.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdTest {
    private static final CommitSha BASE = new CommitSha("0123456789abcdef0123456789abcdef01234567");
    private static final CommitSha HEAD = new CommitSha("a".repeat(40));
    private static final RepositoryRef SHOP = new RepositoryRef(7, new RepositoryName("octo", "shop"));
    private static final Set<Trait> MENTIONED = Set.of(Trait.MENTIONED);
    private static final PullRequest PULL = new PullRequest(new PullRef(SHOP, 42), HEAD, BASE, true, MENTIONED);

    @Test
    void isWrittenInTheAgreedForm() {
        assertThat(ExternalId.of(PULL)).isEqualTo("pull:42:0123456789abcdef0123456789abcdef01234567");
        assertThat(ExternalId.of(new MergeGroup(SHOP, HEAD, BASE)))
                .isEqualTo("group:0123456789abcdef0123456789abcdef01234567");
        assertThat(ExternalId.of(new BranchTip(SHOP, HEAD))).isEqualTo("branch");
    }

    @Test
    void readsWhatItWrites() {
        PullRequest onBranch = new PullRequest(PULL.ref(), HEAD, BASE, true, MENTIONED, Optional.of("release/1:ü"));
        assertThat(ExternalId.of(onBranch)).isEqualTo(ExternalId.of(PULL) + ":release/1:ü");
        List<Subject> subjects = List.of(PULL, onBranch, new MergeGroup(SHOP, HEAD, BASE), new BranchTip(SHOP, HEAD));
        assertThat(subjects).allSatisfy(subject -> assertThat(ExternalId.parse(ExternalId.of(subject), SHOP, HEAD))
                .contains(subject));
    }

    @Test
    void aPullRequestKeepsItsCheckWhenItsBaseMoves() {
        assertThat(ExternalId.same(PULL, new PullRequest(PULL.ref(), HEAD, HEAD, true)))
                .isTrue();
        assertThat(ExternalId.same(PULL, new PullRequest(new PullRef(SHOP, 43), HEAD, BASE, true)))
                .isFalse();
        assertThat(ExternalId.same(PULL, new BranchTip(SHOP, HEAD))).isFalse();
        assertThat(ExternalId.same(new MergeGroup(SHOP, HEAD, BASE), new MergeGroup(SHOP, HEAD, HEAD)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pull:42",
                "pull:0:0123456789abcdef0123456789abcdef01234567",
                "pull:99999999999:0123456789abcdef0123456789abcdef01234567",
                "pull:42:0123456789ABCDEF0123456789abcdef01234567",
                " pull:42:0123456789abcdef0123456789abcdef01234567",
                "pull:42:0123456789abcdef0123456789abcdef01234567\n",
                "group:",
                "group:0123456789abcdef0123456789abcdef01234567:main",
                "pull:42:0123456789abcdef0123456789abcdef01234567:",
                "group:42:0123456789abcdef0123456789abcdef01234567",
                "branch:main"
            })
    void takesNothingElse(String text) {
        assertThat(ExternalId.parse(text, SHOP, HEAD)).isEmpty();
    }
}
