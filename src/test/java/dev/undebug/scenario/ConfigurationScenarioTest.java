package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The effects of {@code .github/undebug.yml}, and their limits. */
class ConfigurationScenarioTest extends Scenario {
    @Test
    void theBaseBranchConfiguresAndThePullRequestCannotSwitchItsCheckOff() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "fail-on: critical\n"));
        open("sly", Map.of("app.py", ON, ".github/undebug.yml", "ignore: ['**']\n"));
        red();
    }

    @Test
    @Requests("a configuration with mistakes")
    void everyMistakeIsNamedAndTheDefaultsApply() throws InterruptedException {
        configure("""
                fail-on: critcal
                scop: all
                drafts: maybe
                rules:
                  flask-run-debgu: off
                """);
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun check = red();
        assertThat(check.output().summary().orElse(""))
                .contains(
                        "`.github/undebug.yml:1`",
                        "`.github/undebug.yml:2`",
                        "`.github/undebug.yml:3`",
                        "`.github/undebug.yml:5`",
                        "did you mean",
                        "critical",
                        "scope",
                        "flask-run-debug",
                        "The defaults apply.");
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void aConfigurationThatIsNoYamlIsAMistakeToo() throws InterruptedException {
        configure("fail-on: [critical\n\tdrafts: }\n");
        open("debug", Map.of("app.py", ON));
        assertThat(red().output().summary().orElse("")).contains("`.github/undebug.yml:", "The defaults apply.");
        open("words", Map.of("app.py", OFF + "# still off\n"));
        green();
    }

    @Test
    @Requests("the organisation's configuration, which is read with a token of its own")
    void theOrganisationsConfigurationHoldsWhereARepositoryHasNone() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "comment: false\nrules:\n  flask-run-debug: low\n"));
        nextAudit();
        countFromHere();
        HostedPull pull = open("debug", Map.of("app.py", ON));
        next("neutral");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void theRepositorysOwnConfigurationGoesFirst() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "rules:\n  flask-run-debug: off\n"));
        nextAudit();
        configure("comment: false\n");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aMistakeInTheOrganisationsConfigurationIsNamed() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "fail-onn: low\n"));
        nextAudit();
        open("debug", Map.of("app.py", ON));
        assertThat(red().output().summary().orElse("")).contains("`acme/.github/.github/undebug.yml:1`");
    }

    @Test
    void anOrganisationsConfigurationThatIsRefusedIsNotTakenForNone() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "fail-on: low\n"));
        nextAudit();
        github.standIn().faults().always("GET", "/contents/", Fault.status(403));
        open("server", Map.of("Procfile", "web: flask run\n"));
        assertThat(red().output().summary().orElse("")).contains("GitHub refused", "acme/.github");
    }

    @Test
    void anOrganisationsConfigurationThatIsTooLongIsNotTakenForNone() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "fail-on: low\n#" + "x".repeat(1_100_000) + "\n"));
        nextAudit();
        open("server", Map.of("Procfile", "web: flask run\n"));
        assertThat(next().output().summary().orElse(""))
                .contains("`acme/.github/.github/undebug.yml:1`", "The defaults apply.");
    }

    @Test
    @Requests("the pull request changes the configuration")
    void aPullRequestThatChangesTheConfigurationIsToldWhatWouldChange() throws InterruptedException {
        configure("fail-on: medium\n");
        HostedPull pull = open("loose", Map.of(".github/undebug.yml", "fail-on: critical\ndrafts: false\nrule: {}\n"));
        CheckRun check = green();
        assertThat(check.output().summary().orElse(""))
                .contains(
                        "It takes effect after the merge",
                        "`.github/undebug.yml:3`",
                        "After the merge, the defaults would apply");
        github.commit(shop, "loose", Map.of(".github/undebug.yml", "fail-on: critical\ndrafts: false\n"));
        assertThat(green().output().summary().orElse("")).contains("fail-on", "critical", "drafts");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void whatHoldsAfterARemovalIsTold() throws InterruptedException {
        github.repository(".github", Map.of(".github/undebug.yml", "fail-on: low\n"));
        nextAudit();
        configure("fail-on: critical\n");
        github.commit(shop, "bare", Map.of("app.py", OFF));
        shop.commit(github.alice(), "bare", "Remove", List.of(TreeEdit.delete(".github/undebug.yml")));
        shop.open(github.alice(), Proposal.of(shop, "Bare", "bare", "main"));
        assertThat(green().output().summary().orElse(""))
                .contains("After the merge, `acme/.github/.github/undebug.yml` applies", "critical", "low");
    }

    @Test
    void whatWasThereBeforeBlocksWhereTheConfigurationSaysSo() throws InterruptedException {
        github.commit(shop, "main", Map.of("app.py", ON, ".github/undebug.yml", "scope: all\n"));
        nextAudit();
        HostedPull pull = open("other", Map.of("other.py", "X = 1\n"));
        assertThat(red().output().summary().orElse("")).contains("already on the base branch");
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void pathsCanBeIgnoredOrGivenARole() throws InterruptedException {
        configure("ignore: ['examples/**']\ndevelopment: ['tools/**']\n");
        open("examples", Map.of("examples/app.py", ON, "examples/Dockerfile", DOCKERFILE));
        assertThat(green().output().summary().orElse(""))
                .contains("1 finding is hidden, because the configuration ignores its path.");
        open("tools", Map.of("tools/app.py", ON, "tools/Dockerfile", DOCKERFILE));
        assertThat(next().progress().passes()).isTrue();
    }

    private void configure(String text) throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", text));
        nextAudit();
        countFromHere();
    }

    @Test
    void theConfigurationIsThatOfTheBranchAsItIsNow() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun red = red();
        github.commit(shop, "main", Map.of(".github/undebug.yml", "rules: {flask-run-debug: off}\n"));
        nextAudit();
        shop.checkRuns().rerequest(red, github.alice());
        assertThat(green().output().summary().orElse(""))
                .contains("1 finding is hidden, because the configuration turns `flask-run-debug` off")
                .doesNotContain("introduces no debug mode");
        assertThat(pull.threads().all()).isNotEmpty().allSatisfy(thread -> assertThat(
                        thread.first().body())
                .startsWith("**As of ")
                .contains("the configuration hides this finding.**"));
    }
}
