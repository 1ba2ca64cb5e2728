package dev.undebug.review;

import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches.Moved;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.Refused;
import dev.undebug.testing.Attempts;
import dev.undebug.testing.Golden;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The message of the commit with all fixes, and the explanations if there is no commit. */
class FixAllGoldenTest {
    private static final FixWork WORK = new FixWork(Shop.PULL, new Person(42, "alice"));
    private final Shop shop = new Shop();

    @BeforeEach
    void mayWrite() {
        shop.turnsDebugOn();
        shop.gitHub.mayWrite = true;
        shop.gitHub.branch = new HeadBranch(Shop.PULL, "debug", true);
    }

    /** Compares only the beginning of the new check, which is the effect of the button. */
    private void refusal(String name) {
        shop.checker().run(WORK, Attempts.FIRST);
        CheckDraft draft = shop.gitHub.concluded.get(0);
        Golden.check(
                "review/fix-all/" + name + ".md",
                draft.summary().lines().findFirst().orElseThrow() + "\n");
    }

    private void message(String name) {
        shop.checker().run(WORK, Attempts.FIRST);
        Golden.check("review/fix-all/" + name + ".txt", shop.gitHub.message);
    }

    @Test
    void theCommit() {
        message("commit");
    }

    @Test
    void theCommitOfMany() {
        shop.changes(Map.of(
                "app.py",
                Shop.before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True"),
                "admin.py",
                Shop.before("admin.py") + "app.config[\"DEBUG\"] = True\n",
                "Procfile",
                "web: FLASK_DEBUG=1 flask --app admin run\nadmin: gunicorn --reload admin:app\n",
                Shop.WORKFLOW,
                Shop.DEPLOY));
        message("commit-of-many");
    }

    @Test
    void aBranchThatMoved() {
        shop.gitHub.onCommit = new Moved("debug was moved");
        refusal("moved");
    }

    @Test
    void aPullRequestThatIsClosed() {
        PullRequest closed = new PullRequest(Shop.PULL.ref(), Shop.PULL.head(), Shop.PULL.base(), false);
        shop.gitHub.branch = new HeadBranch(closed, "debug", true);
        refusal("closed");
    }

    @Test
    void aFork() {
        shop.gitHub.branch = new HeadBranch(Shop.PULL, "debug", false);
        refusal("fork");
    }

    @Test
    void withoutThePermission() {
        shop.gitHub.mayWrite = false;
        refusal("permission");
    }

    @Test
    void whoMayNotPush() {
        shop.gitHub.mayPush = false;
        refusal("no-push");
    }

    @Test
    void aRefusalOfGitHubs() {
        shop.gitHub.onCommit = new Refused("GitHub refused the commit: Repository rule violations found."
                + " Changes must be made through a pull request");
        refusal("refused");
    }

    @Test
    void nothingThatMayBeWritten() {
        shop.gitHub.before = Map.of();
        shop.gitHub.after = Map.of();
        shop.changes(Map.of(Shop.WORKFLOW, Shop.DEPLOY));
        refusal("workflows");
    }

    @Test
    void aBranchThatHasANewHead() {
        PullRequest next = new PullRequest(Shop.PULL.ref(), new CommitSha("d".repeat(40)), Shop.PULL.base(), true);
        shop.gitHub.branch = new HeadBranch(next, "debug", true);
        refusal("new-head");
    }

    @Test
    void aBranchThatHasTheCommitAlready() {
        PullRequest next = new PullRequest(Shop.PULL.ref(), new CommitSha("d".repeat(40)), Shop.PULL.base(), true);
        shop.gitHub.branch = new HeadBranch(next, "debug", true);
        shop.gitHub.committedFor = Optional.of(new Person(7, "bob_*"));
        refusal("done");
    }
}
