package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Button;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches.Moved;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Refused;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Attempts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixAllTest {
    private static final PullRequest PULL = Shop.PULL;
    private static final FixWork WORK = new FixWork(PULL, new Person(42, "alice"));
    private final RecordedGitHub gitHub = new RecordedGitHub();
    private final Checker checker = gitHub.checker();

    @BeforeEach
    void turnOn() {
        gitHub.mayWrite = true;
        gitHub.branch = new HeadBranch(PULL, "debug", true);
        change(Map.of(
                "Dockerfile",
                "FROM python:3.12\nCOPY . .\nENV FLASK_DEBUG=1\nCMD [\"python\", \"app.py\"]\n",
                "app.py",
                "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n"));
    }

    private void change(Map<String, String> after) {
        gitHub.after = after;
        gitHub.diff = new PullDiff(
                PULL.base(),
                after.keySet().stream()
                        .map(path -> new ChangedFile(path, Status.ADDED, Optional.empty(), Optional.empty()))
                        .toList(),
                List.of());
    }

    private CheckDraft draft() {
        return gitHub.concluded.get(gitHub.concluded.size() - 1);
    }

    private void refused(String... words) {
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.committed).isEmpty();
        assertThat(draft().summary()).contains(words);
        assertThat(draft().conclusion()).isEqualTo(CheckDraft.Conclusion.FAILURE);
    }

    @Test
    void theButtonIsThereWhereItWouldWork() {
        checker.run(new CheckWork(PULL, false), Attempts.FIRST);
        assertThat(draft().buttons()).containsExactly(Button.FIX_ALL);
        gitHub.mayWrite = false;
        checker.run(new CheckWork(PULL, false), Attempts.FIRST);
        assertThat(draft().buttons()).isEmpty();
        gitHub.mayWrite = true;
        PullRequest fork = new PullRequest(PULL.ref(), PULL.head(), PULL.base(), true);
        checker.run(new CheckWork(fork, false), Attempts.FIRST);
        assertThat(draft().buttons()).isEmpty();
        change(Map.of("app.py", "print()\n"));
        checker.run(new CheckWork(PULL, false), Attempts.FIRST);
        assertThat(draft().buttons()).isEmpty();
    }

    @Test
    void theButtonIsNotThereWhereEveryFixIsInAWorkflowThatTheAppMayNotWrite() {
        change(Map.of(Shop.WORKFLOW, Shop.DEPLOY));
        checker.run(new CheckWork(PULL, false), Attempts.FIRST);
        assertThat(draft().annotations()).hasSize(1);
        assertThat(draft().buttons()).isEmpty();
        gitHub.mayWriteWorkflows = true;
        checker.run(new CheckWork(PULL, false), Attempts.FIRST);
        assertThat(draft().buttons()).containsExactly(Button.FIX_ALL);
    }

    @Test
    void theButtonFitsGitHubsLimits() {
        Button button = Button.FIX_ALL;
        assertThat(button.label()).hasSizeLessThanOrEqualTo(20);
        assertThat(button.description()).hasSizeLessThanOrEqualTo(40);
        assertThat(button.identifier()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void everyProvedFixIsOneCommit() {
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.committed)
                .isEqualTo(Map.of(
                        "Dockerfile",
                        "FROM python:3.12\nCOPY . .\nENV FLASK_DEBUG=0\nCMD [\"python\", \"app.py\"]\n",
                        "app.py",
                        "from flask import Flask\napp = Flask(__name__)\napp.run()\n"));
        assertThat(gitHub.message)
                .startsWith("Apply Undebug's fixes\n\n- ")
                .contains("\n- app.py: ")
                .endsWith("\n\nCo-authored-by: alice <42+alice@users.noreply.github.com>\n");
        assertThat(gitHub.calls).endsWith("commit").doesNotContain("begin");
    }

    @Test
    void aBranchThatMovedIsLeftAlone() {
        gitHub.branch = new HeadBranch(
                new PullRequest(PULL.ref(), new CommitSha("c".repeat(40)), PULL.base(), true), "debug", true);
        refused("The branch has changed");
        gitHub.branch = new HeadBranch(PULL, "debug", true);
        gitHub.onCommit = new Moved("debug was moved");
        refused("The branch has changed");
    }

    /**
     * After a crash, a retry may find its own commit, or a second press may find the first one's: both may get this
     * answer.
     */
    @Test
    void whatIsCommittedIsNotCommittedAgain() {
        gitHub.branch = new HeadBranch(
                new PullRequest(PULL.ref(), new CommitSha("c".repeat(40)), PULL.base(), true, PULL.traits()),
                "debug",
                true);
        gitHub.committedFor = Optional.of(new Person(7, "bob"));
        refused("**The branch has changed since bob pressed Fix all.** Press it again to fix the rest.");
        gitHub.mayWrite = false;
        for (Attempts attempt : Attempts.values()) {
            checker.run(WORK, attempt);
            assertThat(gitHub.committed).isEmpty();
            assertThat(draft().summary())
                    .startsWith("**Fix all is done.** bob pressed it before, and its fixes are already committed.");
        }
        gitHub.mayWrite = true;
        gitHub.committedFor = Optional.empty();
        checker.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).as("somebody else has pushed").contains("The branch has changed");
    }

    @Test
    void whatGitHubDoesNotFindIsToldInTheEnd() {
        gitHub.onFind = new Gone("404");
        assertThatThrownBy(() -> checker.run(WORK, Attempts.FIRST)).isInstanceOf(Unavailable.class);
        checker.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).contains("GitHub does not find the branch or a commit of it.");
    }

    @Test
    void aRefusalOfTheFirstQuestionIsToldToo() {
        gitHub.onFind = new Refused("GitHub refused: Resource not accessible by integration");
        refused("GitHub refused: Resource not accessible by integration");
    }

    @Test
    void aForkIsRefusedPolitely() {
        gitHub.branch = new HeadBranch(PULL, "debug", false);
        refused("in a fork", "The branch's owner can commit");
    }

    @Test
    void withoutThePermissionItIsRefusedPolitely() {
        gitHub.mayWrite = false;
        refused("lacks the permission", "contents: write");
    }

    @Test
    void whoMayNotPushCannotHaveTheAppPushForThem() {
        gitHub.mayPush = false;
        refused("alice has no push access to this repository");
    }

    @Test
    void aRefusalOfGitHubsIsPassedOn() {
        gitHub.onCommit = new Refused("GitHub refused the commit: Repository rule violations found");
        refused("nothing.** GitHub refused the commit: Repository rule violations found.");
        gitHub.onCommit = null;
        gitHub.onOpen = new Refused("The app lacks the permission contents: read.");
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.committed).isEmpty();
        assertThat(draft().summary()).contains("contents: read");
    }

    @Test
    void workflowsAreSkippedAndNamedWhereTheAppMayNotWriteThem() {
        Map<String, String> files = Map.of(
                Shop.WORKFLOW,
                Shop.DEPLOY,
                "Dockerfile",
                "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
                "app.py",
                "from flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0')\n");
        change(files);
        refused("The only fix is in a workflow, which this app cannot change", Shop.WORKFLOW);
        change(Stream.of(files, Map.of("Procfile", "web: flask run --debug\n"))
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.committed).containsOnlyKeys("Procfile");
        assertThat(gitHub.message).contains("cannot change workflows: " + Shop.WORKFLOW);
        gitHub.mayWriteWorkflows = true;
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.committed).containsOnlyKeys("Procfile", Shop.WORKFLOW);
    }

    @Test
    void namesOfFilesCannotWriteTrailers() {
        change(Map.of(
                "app\nCo-authored-by: eve <eve@example.com>/app.py",
                "from flask import Flask\nFlask('x').run(debug=True)\n"));
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.message.lines().filter(line -> line.startsWith("Co-authored-by:")))
                .containsExactly("Co-authored-by: alice <42+alice@users.noreply.github.com>");
    }

    @Test
    void namesOfFilesMentionNobodyAndCloseNothing() {
        String program = "from flask import Flask\nFlask('x').run(debug=True)\n";
        change(Map.of(
                "@acme/closes #1, gh-2.py", program,
                "see https:/[skip ci]/@bob.py", program,
                "pages/[id]/c#/user@host/gh-pages.py", program));
        checker.run(WORK, Attempts.FIRST);
        assertThat(gitHub.message)
                .contains(
                        "\n- @ acme/closes # 1, gh- 2.py: ",
                        "\n- see https:/[ skip ci]/@ bob.py: ",
                        "\n- pages/[id]/c#/user@host/gh-pages.py: ");
    }
}
