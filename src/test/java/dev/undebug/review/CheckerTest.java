package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.Attempt;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.RequestedWork;
import dev.undebug.pull.Subject;
import dev.undebug.pull.SuiteWork;
import dev.undebug.pull.WelcomeWork;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Attempts;
import dev.undebug.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subjects other than pull requests: merge groups, the default branch, suites. */
class CheckerTest {
    private static final RepositoryRef SHOP = new RepositoryRef(1, new RepositoryName("octo", "shop"));
    private static final CommitSha HEAD = new CommitSha("a".repeat(40));
    private static final CommitSha BASE = new CommitSha("b".repeat(40));
    private static final BranchTip TIP = new BranchTip(SHOP, HEAD);
    private static final CheckWork GROUP = new CheckWork(new MergeGroup(SHOP, HEAD, BASE), false);
    private static final String OFF = "from flask import Flask\n\napp = Flask(__name__)\napp.run()\n";
    private static final String ON = OFF.replace("run()", "run(debug=True)");
    private static final String DOCKERFILE = "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n";

    private final RecordedGitHub gitHub = new RecordedGitHub();
    private final Checker checker = gitHub.checker();

    @BeforeEach
    void turnOn() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        gitHub.diff = change("app.py");
    }

    private static PullDiff change(String path) {
        return new PullDiff(
                BASE, List.of(new ChangedFile(path, Status.MODIFIED, Optional.empty(), Optional.empty())), List.of());
    }

    private CheckDraft draft() {
        return gitHub.concluded.get(gitHub.concluded.size() - 1);
    }

    @Test
    void nobodyWaitsWithoutEnd() {
        checker.giveUp(GROUP, true);
        assertThat(gitHub.calls).containsExactly("begin again", "conclude 7");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
        Golden.check("review/branch/group-unanswered.md", Published.check(draft()));
        checker.giveUp(new CheckWork(TIP, false), false);
        assertThat(draft().conclusion())
                .as("a branch turns red for no such reason")
                .isEqualTo(Conclusion.NEUTRAL);
        gitHub.calls.clear();
        gitHub.defaultBranch = Optional.of(TIP);
        checker.giveUp(new SuiteWork(SHOP, HEAD), true);
        assertThat(gitHub.calls).containsExactly("same head", "default branch", "begin again", "conclude 7");
        gitHub.calls.clear();
        gitHub.defaultBranch = Optional.empty();
        checker.giveUp(new SuiteWork(SHOP, HEAD), true);
        assertThat(gitHub.calls).as("nobody waits").containsExactly("same head", "default branch");
    }

    /** It will be retried; until then the existing verdict is worth more than none. */
    @Test
    void whatHasAVerdictKeepsIt() {
        PullRequest pull = pull(HEAD, true);
        gitHub.sameHead = List.of(pull);
        checker.giveUp(new FixWork(pull, new Person(42, "alice")), true);
        checker.giveUp(new FormerHeadWork(SHOP, HEAD), true);
        assertThat(gitHub.calls).containsExactly("in progress", "same head", "in progress");
        gitHub.inProgress = List.of(5L);
        checker.giveUp(new FixWork(pull, new Person(42, "alice")), true);
        assertThat(gitHub.calls).endsWith("in progress", "conclude 5");
        assertThat(draft().summary()).contains("does not answer");
        gitHub.calls.clear();
        checker.giveUp(new FixWork(pull, new Person(42, "alice")), false);
        assertThat(gitHub.calls).as("the person who pressed it is told").containsExactly("begin again", "conclude 7");
    }

    /** Requests for the same commit may have different keys in the queue, such as the re-run of a suite. */
    @Test
    void workOnOneCommitIsDoneOneAfterTheOther() throws InterruptedException {
        Thread second = new Thread(() -> checker.run(GROUP, Attempts.FIRST));
        gitHub.onNextDiff.set(() -> {
            second.start();
            while (second.getState() != Thread.State.BLOCKED) {
                assertThat(second.isAlive()).isTrue();
                Thread.onSpinWait();
            }
        });
        checker.run(GROUP, Attempts.FIRST);
        second.join();
        assertThat(gitHub.calls)
                .containsExactly("diff", "begin", "open", "conclude 7", "diff", "begin", "open", "conclude 7");
    }

    private static PullRequest pull(CommitSha head, boolean open) {
        return new PullRequest(new PullRef(SHOP, 4), head, BASE, open);
    }

    private void now(PullRequest pull) {
        gitHub.branch = new HeadBranch(pull, "debug", true);
    }

    @Test
    void whatIsInDoubtIsLookedUp() {
        CommitSha newer = new CommitSha("c".repeat(40));
        now(pull(newer, true));
        checker.run(new CheckWork(pull(HEAD, true), false).inDoubt(), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("find branch", "diff", "begin", "open", "conclude 7");
        assertThat(gitHub.judged).containsOnly(newer);
        gitHub.calls.clear();
        checker.giveUp(new LatestWork(pull(HEAD, true)), true);
        assertThat(gitHub.calls).containsExactly("find branch", "begin again", "conclude 7");
        assertThat(gitHub.judged).containsOnly(newer);
    }

    /** As with one closed during its review: an earlier attempt may have begun a check run. */
    @Test
    void whatIsInDoubtAndClosedIsJudgedToo() {
        now(pull(HEAD, false));
        checker.run(new LatestWork(pull(HEAD, true)), Attempts.RETRY);
        assertThat(gitHub.calls)
                .containsExactly("find branch", "same head", "diff", "begin again", "open", "conclude 7");
    }

    @Test
    void ofOneThatIsClosedAnOpenOneWithItsHeadIsJudged() {
        now(pull(HEAD, false));
        gitHub.sameHead = List.of(new PullRequest(new PullRef(SHOP, 9), HEAD, BASE, true));
        gitHub.diffs.put(9, change("README.md"));
        checker.run(new LatestWork(pull(HEAD, true)), Attempts.FIRST);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.SUCCESS);
        checker.run(new FixWork(pull(HEAD, true), new Person(42, "alice")), Attempts.FIRST);
        assertThat(draft().summary()).startsWith("**Fix all committed nothing.** #4 is closed.");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void whatIsInDoubtAndMayNotBeReadFails() {
        gitHub.onFind = new Refused("The app lacks the permission pull_requests: read.");
        checker.run(new LatestWork(pull(HEAD, true)), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("find branch", "conclude at once");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains("pull\\_requests: read");
    }

    @Test
    void whatWasBegunAndIsNotGoneOnWithIsEnded() {
        gitHub.inProgress = List.of(5L, 6L);
        checker.end(pull(HEAD, true));
        assertThat(gitHub.calls).containsExactly("in progress", "conclude 5", "conclude 6");
        assertThat(gitHub.judged).containsOnly(HEAD);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.CANCELLED);
        Golden.check("review/check/displaced.md", Published.check(draft()));
    }

    @Test
    void whatIsBegunIsToldBefore() {
        List<Subject> told = new ArrayList<>();
        Attempt attempt = new Attempt() {
            @Override
            public boolean isRetry() {
                return false;
            }

            @Override
            public boolean isEarly() {
                return true;
            }

            @Override
            public boolean begins(Subject subject) {
                assertThat(gitHub.calls).doesNotContain("begin");
                told.add(subject);
                return false;
            }

            @Override
            public void endsEarlier() {}
        };
        checker.run(GROUP, attempt);
        assertThat(told).containsExactly(GROUP.subject());
    }

    @Test
    void aRerunOfASuiteThatMayNotBeReadIsAnswered() {
        gitHub.onSameHead = new Refused("The app lacks the permission pull_requests: read.");
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("same head", "conclude at once");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void ofTwoTipsOfABranchTheOneThatIsThereIsJudged() {
        CommitSha newer = new CommitSha("c".repeat(40));
        gitHub.defaultBranch = Optional.of(new BranchTip(SHOP, newer));
        checker.run(new CheckWork(TIP, false).inDoubt(), Attempts.FIRST);
        assertThat(gitHub.judged).containsOnly(newer);
        assertThat(GROUP.inDoubt()).as("is never about anything else").isEqualTo(GROUP);
    }

    @Test
    void aMergeGroupIsJudgedAndCommentedToNobody() {
        checker.run(GROUP, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "open", "conclude 7");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("1 finding blocks this merge group");
        assertThat(draft().summary()).doesNotContain("Commit each suggestion");
    }

    @Test
    void aMergeGroupThatChangesNothingRelevantIsAnsweredInTwoCalls() {
        gitHub.diff = change("README.md");
        checker.run(GROUP, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void aMergeGroupThatCannotBeReadFails() {
        gitHub.onDiff = new Refused("The app lacks the permission contents: read.");
        checker.run(GROUP, Attempts.FIRST);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains("merge group", "contents: read");
    }

    @Test
    void aMergeGroupThatWasDestroyedIsNobodysAnyMore() {
        gitHub.onDiff = new Gone("404");
        gitHub.onConcludeAtOnce = new Gone("404");
        assertThatThrownBy(() -> checker.run(GROUP, Attempts.FIRST)).isInstanceOf(Unavailable.class);
        checker.run(GROUP, Attempts.RETRY);
        assertThat(gitHub.concluded).isEmpty();
    }

    @Test
    void aBranchIsAuditedAndStaysGreen() {
        checker.run(new CheckWork(TIP, false), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("begin", "open", "same head", "conclude 7");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft().title()).isEqualTo("1 finding (critical)");
        assertThat(draft().annotations()).singleElement().satisfies(annotation -> assertThat(annotation.level())
                .isEqualTo(CheckDraft.Level.WARNING));
    }

    @Test
    void aBranchWithoutFindingsSaysSo() {
        gitHub.after = Map.of("app.py", "print()\n");
        checker.run(new CheckWork(TIP, false), Attempts.FIRST);
        assertThat(draft().title()).isEqualTo("No debug mode found");
        assertThat(draft().annotations()).isEmpty();
    }

    @Test
    void anAuditThatCannotBeDoneTurnsNothingRed() {
        gitHub.onOpen = new Refused("The app lacks the permission contents: read.");
        checker.run(new CheckWork(TIP, false), Attempts.FIRST);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(draft().summary()).contains("contents: read").doesNotContain("fails");
    }

    @Test
    void anAuditDoesNotOpenAPullRequestWithTheSameHead() {
        gitHub.sameHead = List.of(new PullRequest(new PullRef(SHOP, 9), HEAD, BASE, true));
        checker.run(new CheckWork(TIP, false), Attempts.FIRST);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("#9 has the same head: 1 finding blocks it");
    }

    @Test
    void aNewRepositoryIsWelcomedWithAnAudit() {
        gitHub.defaultBranch = Optional.of(TIP);
        checker.run(new WelcomeWork(SHOP), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("default branch", "begin", "open", "same head", "conclude 7");
    }

    @Test
    void anEmptyRepositoryIsLeftAlone() {
        checker.run(new WelcomeWork(SHOP), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("default branch");
    }

    @Test
    void aSuiteOfAForkIsItsPullRequests() {
        gitHub.sameHead = List.of(new PullRequest(new PullRef(SHOP, 9), HEAD, BASE, true));
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(gitHub.calls).startsWith("same head", "diff", "begin");
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void aSuiteOfTheDefaultBranchIsItsAudit() {
        gitHub.defaultBranch = Optional.of(TIP);
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(draft().title()).isEqualTo("1 finding (critical)");
    }

    @Test
    void aSuiteOfAMergeGroupIsJudgedAsItsCheckWas() {
        gitHub.subjects = List.of(new PullRequest(new PullRef(SHOP, 9), HEAD, BASE, true), GROUP.subject());
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(draft().title()).isEqualTo("1 finding blocks this merge group");
    }

    @Test
    void aSuiteOfAnyOtherCommitIsNobodys() {
        gitHub.defaultBranch = Optional.of(new BranchTip(SHOP, BASE));
        gitHub.subjects = List.of(new PullRequest(new PullRef(SHOP, 9), HEAD, BASE, false));
        now(pull(new CommitSha("c".repeat(40)), true));
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(gitHub.concluded).isEmpty();
    }

    @Test
    void aSuiteOfAPullRequestThatIsClosedIsMadeAgain() {
        gitHub.subjects = List.of(pull(HEAD, true));
        now(pull(HEAD, false));
        checker.run(new SuiteWork(SHOP, HEAD), Attempts.FIRST);
        assertThat(draft().conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    /** Whatever the work is called, somebody may wait for the check of an existing commit. */
    @Test
    void whatGitHubDoesNotFindIsAnsweredWhateverAskedForIt() {
        PullRequest pull = pull(HEAD, true);
        now(pull);
        gitHub.sameHead = List.of(pull);
        gitHub.onDiff = new Gone("404");
        List<RequestedWork> works =
                List.of(new CheckWork(pull, false), new LatestWork(pull), new SuiteWork(SHOP, HEAD));
        for (RequestedWork work : works) {
            gitHub.calls.clear();
            assertThatThrownBy(() -> checker.run(work, Attempts.FIRST)).isInstanceOf(Unavailable.class);
            assertThat(gitHub.calls).doesNotContain("conclude at once");
            checker.run(work, Attempts.RETRY);
            assertThat(gitHub.calls).as("%s", work).endsWith("conclude at once");
        }
    }
}
