package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.rest.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** GitHub is down for a while, and something else happens meanwhile: still no check is left in progress. */
class HiccupScenarioTest extends Scenario {
    private static final String TREES = "/git/trees/";

    private void hiccup() {
        github.standIn().faults().always("GET", TREES, Fault.status(502));
    }

    private void untilItFails(int requests) throws InterruptedException {
        until(() -> github.standIn().exchanges().stream()
                        .filter(exchange -> exchange.response().fault())
                        .count()
                >= requests);
    }

    private void recover() throws InterruptedException {
        github.standIn().settleWebhooks();
        github.standIn().faults().clear();
        untilNothingIsWanted();
    }

    private void allAreConcluded(String head) {
        assertThat(shop.checkRuns().of(head)).isNotEmpty().allMatch(run -> run.progress()
                .completed());
    }

    @Test
    void fixAllOnAnOldCheckIsAnsweredOnTheNewestHead() throws InterruptedException {
        permit("contents", "write");
        shop.grant("alice", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun old = red();
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        red();
        hiccup();
        shop.checkRuns().request(old, "fix-all", github.alice());
        untilItFails(3);
        recover();
        allAreConcluded(pull.headSha());
        assertThat(red().output().summary().orElse("")).contains("The branch has changed");
    }

    @Test
    void aPushMeanwhileEndsTheAnswerToWhoMayNotPush() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun first = red();
        String head = pull.headSha();
        hiccup();
        shop.checkRuns().request(first, "fix-all", github.forge().user("mallory"));
        untilItFails(3);
        github.commit(shop, "debug", Map.of("app.py", OFF + "# fixed\n"));
        recover();
        allAreConcluded(head);
        allAreConcluded(pull.headSha());
    }

    /** GitHub is down from its answer to the commit until somebody has pushed on top of it. */
    @Test
    void aPushUponTheCommitOfFixAllIsNotTakenForAnother() throws InterruptedException {
        permit("contents", "write");
        shop.grant("alice", "write");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun check = red();
        github.standIn().faults().next(1, "PATCH", "/git/refs/", Fault.cutAfterwards());
        github.standIn().onExchange(exchange -> {
            if (exchange.request().method().equals("PATCH")
                    && exchange.response().fault()) {
                github.standIn().faults().everything(Fault.status(502));
            }
        });
        shop.checkRuns().request(check, "fix-all", github.alice());
        untilItFails(3);
        assertThat(shop.store().commit(pull.headSha()).message()).startsWith("Apply Undebug's fixes");
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        recover();
        allAreConcluded(pull.headSha());
        assertThat(shop.checkRuns().of(pull.headSha()))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.output().summary().orElse("")).doesNotContain("has changed"));
    }

    @Test
    void aPullRequestThatIsClosedMeanwhileIsStillJudged() throws InterruptedException {
        shop.branch("stable", shop.head("main").orElseThrow());
        hiccup();
        HostedPull pull = open("debug", Map.of("app.py", ON));
        pull.base(github.alice(), "stable");
        github.standIn().settleWebhooks();
        untilItFails(6);
        pull.close(github.alice());
        recover();
        allAreConcluded(pull.headSha());
    }

    /** It is the same commit, so the check that was begun is continued. */
    @Test
    void whatIsSaidOtherwiseOfACommitMeanwhileEndsNoCheckOfIt() throws InterruptedException {
        shop.branch("stable", shop.head("main").orElseThrow());
        hiccup();
        github.commit(shop, "debug", Map.of("app.py", ON));
        HostedPull pull = shop.open(github.alice(), new Proposal("Draft", "", shop, "debug", "main", true));
        untilItFails(3);
        pull.draft(github.alice(), false);
        untilItFails(6);
        pull.base(github.alice(), "stable");
        untilItFails(9);
        shop.checkRuns().rerequest(shop.checkRuns().of(pull.headSha()).get(0), github.alice());
        recover();
        assertThat(shop.checkRuns().of(pull.headSha()))
                .singleElement()
                .satisfies(run -> assertThat(run.progress().conclusion()).contains("failure"));
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void bothOfTwoPullRequestsWithOneHeadMayBeClosedMeanwhile() throws InterruptedException {
        shop.branch("lax", shop.head("main").orElseThrow());
        HostedPull first = open("debug", Map.of("app.py", ON));
        red();
        HostedPull second = shop.open(github.alice(), Proposal.of(shop, "To lax", "debug", "lax"));
        red();
        hiccup();
        first.close(github.alice());
        untilItFails(3);
        second.close(github.alice());
        recover();
        allAreConcluded(second.headSha());
    }

    @Test
    void whoPressesFixAllIsToldOfEveryRefusal() throws InterruptedException {
        permit("contents", "write");
        shop.grant("alice", "write");
        open("debug", Map.of("app.py", ON));
        CheckRun first = red();
        github.standIn().faults().always("GET", "/collaborators/", Fault.status(403));
        shop.checkRuns().request(first, "fix-all", github.alice());
        assertThat(red().output().summary().orElse("")).contains("GitHub refused: ");
    }

    @Test
    void whoRunsAllChecksAgainIsToldOfEveryRefusal() throws InterruptedException {
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        github.commit(fork, "feature", Map.of("app.py", ON));
        HostedPull pull = shop.open(stranger, new Proposal("From a fork", "", fork, "feature", "main", false));
        red();
        github.standIn().faults().always("GET", "/commits/", Fault.status(403));
        shop.checkRuns().rerequestAll(pull.headSha(), github.alice());
        assertThat(nextAudit().progress().conclusion()).contains("failure");
    }
}
