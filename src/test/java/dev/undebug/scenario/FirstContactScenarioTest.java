package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.rest.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Audits without a pull request: on installation, and on pushes to the default branch. */
class FirstContactScenarioTest extends Scenario {
    @Test
    @Requests("a push to the default branch, and a re-run of its audit")
    void aPushToTheDefaultBranchIsAuditedAndStaysGreen() throws InterruptedException {
        String commit = github.commit(shop, "main", Map.of("app.py", ON));
        CheckRun audit = nextAudit();
        assertThat(audit.subject().headSha()).isEqualTo(commit);
        assertThat(audit.progress().conclusion()).contains("success");
        assertThat(audit.output().title()).contains("1 finding (critical)");
        assertThat(audit.output().annotations()).hasSize(1);
        assertThat(audit.output().summary().orElse("")).contains("`app.py:6`", "**Findings on this branch.**");
        shop.checkRuns().rerequest(audit, github.alice());
        assertThat(nextAudit().subject().headSha()).isEqualTo(commit);
    }

    @Test
    void aPullRequestFromTheDefaultBranchIsNotOpenedByItsAudit() throws InterruptedException {
        shop.branch("release", shop.head("main").orElseThrow());
        shop.require("release", "Undebug");
        String commit = github.commit(shop, "main", Map.of("app.py", ON));
        nextAudit();
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Release", "main", "release"));
        red();
        CheckRun audit = shop.checkRuns().of(commit).stream()
                .filter(Scenario::isAudit)
                .findFirst()
                .orElseThrow();
        shop.checkRuns().rerequest(audit, github.alice());
        assertThat(nextAudit().progress().conclusion()).contains("failure");
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    void anInstallationIsWelcomedWithARunOnEachDefaultBranch() throws InterruptedException {
        github.forge().delete(shop);
        for (String name : List.of("one", "two", "three")) {
            github.repository(name, Map.of("Dockerfile", DOCKERFILE, "app.py", ON, "README.md", name));
            nextAudit();
        }
        HostedRepository empty = github.forge().createRepository(github.owner(), "empty");
        github.forge().tell(new ForgeEvent.InstallationChanged(github.installation(), "created", github.alice()));
        Set<String> welcomed = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            CheckRun run = nextAudit();
            assertThat(run.progress().conclusion()).contains("success");
            assertThat(run.output().title()).contains("1 finding (critical)");
            welcomed.add(run.subject().headSha());
        }
        assertThat(welcomed).hasSize(3);
        assertThat(empty.checkRuns().of("main")).isEmpty();
    }

    @Test
    @Requests("the app is given one more repository")
    void aRepositoryThatIsAddedIsWelcomed() throws InterruptedException {
        github.forge().delete(shop);
        HostedRepository added = github.repository("added", Map.of("Dockerfile", DOCKERFILE, "app.py", ON));
        nextAudit();
        countFromHere();
        github.forge().tell(new ForgeEvent.RepositoriesAdded(github.installation(), List.of(added), github.alice()));
        CheckRun run = nextAudit();
        assertThat(run.name()).isEqualTo("Undebug");
        assertThat(run.progress().conclusion()).contains("success");
        assertThat(run.output().title()).contains("1 finding (critical)");
        assertThat(run.subject().headSha()).isEqualTo(added.head("main").orElseThrow());
    }

    @Test
    void anAuditNamesTheMistakesOfTheConfiguration() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "fail-onn: low\n"));
        CheckRun run = nextAudit();
        assertThat(run.progress().conclusion()).contains("success");
        assertThat(run.output().summary().orElse("")).contains("`.github/undebug.yml:1`", "fail-on");
    }

    @Test
    void otherBranchesAreNotAudited() throws InterruptedException {
        github.commit(shop, "feature", Map.of("app.py", ON));
        String last = github.commit(shop, "main", Map.of("README.md", "A better shop\n"));
        assertThat(nextAudit().subject().headSha()).isEqualTo(last);
        end();
        assertThat(shop.checkRuns().of(shop.head("feature").orElseThrow())).isEmpty();
    }

    @Test
    void anAuditThatGitHubRefusesTurnsNothingRed() throws InterruptedException {
        github.standIn().faults().always("GET", "/git/trees/", Fault.status(403));
        github.commit(shop, "main", Map.of("app.py", ON));
        CheckRun run = nextAudit();
        assertThat(run.progress().passes()).isTrue();
        assertThat(run.output().summary().orElse("")).contains("GitHub refused");
    }
}
