package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Refused;
import dev.undebug.pull.Subject;
import dev.undebug.pull.WelcomeWork;
import dev.undebug.testing.Attempts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts of checks without a pull request: of a branch, and of a merge group. */
class BranchGoldenTest {
    private static final BranchTip TIP = new BranchTip(Shop.REPOSITORY, Shop.PULL.head());
    private static final MergeGroup GROUP = new MergeGroup(Shop.REPOSITORY, Shop.PULL.head(), Shop.PULL.base());

    private final Shop shop = new Shop();

    private void check(String name, Subject subject) {
        shop.checker().run(new CheckWork(subject, false), Attempts.FIRST);
        Published.lastCheck(name, shop.gitHub);
    }

    @Test
    void anAuditLists() {
        shop.turnsDebugOn();
        check("branch/audit", TIP);
    }

    @Test
    void anAuditOfNothing() {
        check("branch/audit-clean", TIP);
    }

    @Test
    void aWelcome() {
        shop.turnsDebugOn().gitHub.defaultBranch = Optional.of(TIP);
        shop.checker().run(new WelcomeWork(Shop.REPOSITORY), Attempts.FIRST);
        Published.lastCheck("branch/welcome", shop.gitHub);
    }

    @Test
    void anAuditOfWhatTheConfigurationKeepsOut() {
        shop.turnsDebugOn().gitHub.configuration = Optional.of("ignore: [app.py, Dockerfile]\n");
        check("branch/audit-kept-out", TIP);
    }

    @Test
    void anAuditWithABrokenConfiguration() {
        shop.gitHub.configuration = Optional.of("fail-on: hihg\n");
        check("branch/audit-configuration", TIP);
    }

    @Test
    void anAuditOfAPullRequestsHead() {
        shop.turnsDebugOn().gitHub.sameHead = List.of(Shop.PULL);
        check("branch/audit-same-head", TIP);
    }

    @Test
    void anAuditThatIsRefused() {
        shop.gitHub.onOpen = new Refused(Shop.REFUSAL);
        check("branch/audit-refused", TIP);
    }

    @Test
    void anAuditThatFails() {
        shop.gitHub.onOpen = new IllegalStateException("a bug");
        assertThatThrownBy(() -> shop.checker().run(new CheckWork(TIP, false), Attempts.FIRST))
                .isSameAs(shop.gitHub.onOpen);
        Published.lastCheck("branch/audit-failed", shop.gitHub);
    }

    @Test
    void aGroupThatIsBlocked() {
        shop.turnsDebugOn();
        check("branch/group-blocked", GROUP);
    }

    @Test
    void aGroupThatIsClean() {
        shop.changes(Map.of("app.py", Shop.before("app.py") + "# nothing\n"));
        check("branch/group-clean", GROUP);
    }

    @Test
    void aGroupInWhichNothingMatters() {
        check("branch/group-irrelevant", GROUP);
    }

    @Test
    void aGroupThatIsRefused() {
        shop.turnsDebugOn().gitHub.onOpen = new Refused(Shop.REFUSAL);
        check("branch/group-refused", GROUP);
    }
}
