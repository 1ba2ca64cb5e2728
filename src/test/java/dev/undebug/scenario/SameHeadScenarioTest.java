package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.rest.Fault;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several pull requests with one head, and so one check. */
class SameHeadScenarioTest extends Scenario {
    /** Waits for the expected final conclusion on this pull request. */
    private CheckRun of(HostedPull pull, String conclusion) throws InterruptedException {
        CheckRun run = next();
        while (run.subject()
                        .externalId()
                        .filter(id -> id.startsWith("pull:" + pull.number() + ":"))
                        .isEmpty()
                || run.progress().conclusion().filter(conclusion::equals).isEmpty()) {
            run = next();
        }
        return run;
    }

    @Test
    void theCheckOfTheOtherIsMadeAgainWhenOneIsClosed() throws InterruptedException {
        branches();
        HostedPull strict = to("main");
        red();
        HostedPull lax = to("lax");
        assertThat(of(lax, "failure").output().title().orElse("")).startsWith("#1 has the same head");
        assertThat(lax.mergeability().mergeable()).isFalse();
        strict.close(github.alice());
        of(lax, "success");
        assertThat(lax.mergeability().mergeable()).isTrue();
        assertThat(strict.threads().all()).as("said once").hasSize(1);
    }

    @Test
    @Requests("nothing relevant is changed on the way to another branch than the default one")
    void onTheWayToAnotherBranchTheOthersAreLookedForFirst() throws InterruptedException {
        shop.branch("release", shop.head("main").orElseThrow());
        github.commit(shop, "words", Map.of("README.md", "A better shop\n"));
        shop.open(github.alice(), Proposal.of(shop, "To release", "words", "release"));
        green();
        assertThat(requests()).hasSize(3);
    }

    /** Not even for a moment, in which GitHub's auto-merge would merge the pull request. */
    @Test
    void anotherPullRequestToALaxBranchNeverShowsGreen() throws InterruptedException {
        github.commit(shop, "debug", Map.of("app.py", ON));
        shop.branch("lax", shop.head("debug").orElseThrow());
        github.commit(shop, "debug", Map.of("README.md", "A better shop\n"));
        HostedPull strict = shop.open(github.alice(), Proposal.of(shop, "To main", "debug", "main"));
        red();
        HostedPull lax = shop.open(github.alice(), Proposal.of(shop, "To lax", "debug", "lax"));
        assertThat(red().output().title().orElse("")).startsWith("#1 has the same head");
        assertThat(strict.mergeability().mergeable()).isFalse();
        assertThat(shop.checkRuns().of(lax.headSha()))
                .allMatch(run ->
                        run.progress().conclusion().filter("failure"::equals).isPresent());
    }

    @Test
    void theCheckOfTheOtherIsMadeAgainWhenOneIsPushedTo() throws InterruptedException {
        branches();
        shop.branch("same", shop.head("debug").orElseThrow());
        to("main");
        red();
        HostedPull lax = shop.open(github.alice(), Proposal.of(shop, "To lax", "same", "lax"));
        of(lax, "failure");
        github.commit(shop, "debug", Map.of("app.py", ON + "# even more\n"));
        of(lax, "success");
        assertThat(lax.mergeability().mergeable()).isTrue();
    }

    @Test
    void nobodyIsAskedForOthersOfAHeadThatWasSeenToBeOfOneAlone() throws InterruptedException {
        HostedPull pull = open("words", Map.of("README.md", "A better shop\n"));
        green();
        github.commit(shop, "words", Map.of("README.md", "An even better shop\n"));
        green();
        untilNothingIsWanted();
        countFromHere();
        pull.close(github.alice());
        github.standIn().settleWebhooks();
        untilNothingIsWanted();
        assertThat(requests()).isEmpty();
    }

    @Test
    @Requests("a fork's pull request is closed that shares its head with none")
    void ofAForkGitHubIsAskedForOthersOnce() throws InterruptedException {
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        github.commit(fork, "debug", Map.of("app.py", ON));
        HostedPull pull = shop.open(stranger, new Proposal("From a fork", "", fork, "debug", "main", false));
        red();
        countFromHere();
        CountDownLatch asked = new CountDownLatch(1);
        github.standIn().onExchange(exchange -> asked.countDown());
        pull.close(stranger);
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(requests()).containsExactly("GET /commits/{sha}/pulls");
    }

    /** One pull request may be merged into a branch that already has debug mode on, the other may not. */
    private void branches() {
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        shop.require("lax", "Undebug");
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
    }

    private HostedPull to(String base) {
        return shop.open(github.alice(), Proposal.of(shop, "To " + base, "debug", base));
    }

    private HookDelivery last() {
        github.standIn().settleWebhooks();
        return github.forge().deliveries().newestFirst().get(0);
    }

    private void opensTheMerge(HostedPull lax) throws InterruptedException {
        untilNothingIsWanted();
        assertThat(shop.checkRuns().of(lax.headSha()))
                .allMatch(run -> run.progress().completed())
                .first()
                .satisfies(run -> assertThat(run.progress().conclusion())
                        .as("%s", run.output().summary().orElse(""))
                        .contains("success"));
        assertThat(lax.mergeability().mergeable()).isTrue();
    }

    @Test
    void oneThatIsClosedBeforeItCouldBeJudgedDoesNotCount() throws InterruptedException {
        branches();
        HostedPull lax = to("lax");
        green();
        github.standIn().faults().always("GET", "/compare/main", Fault.status(502));
        HostedPull strict = to("main");
        until(() -> github.standIn().exchanges().stream()
                .anyMatch(exchange -> exchange.response().fault()));
        strict.close(github.alice());
        github.standIn().settleWebhooks();
        github.standIn().faults().clear();
        opensTheMerge(lax);
    }

    @Test
    void oneOfWhichIsToldOnlyAfterItWasClosedDoesNotCount() throws InterruptedException {
        branches();
        losesWebhooks();
        HostedPull strict = to("main");
        HookDelivery strictOpened = last();
        HostedPull lax = to("lax");
        HookDelivery laxOpened = last();
        strict.close(github.alice());
        HookDelivery strictClosed = last();
        takesWebhooks();
        github.standIn().redeliver(laxOpened);
        next();
        github.standIn().redeliver(strictClosed);
        untilNothingIsWanted();
        github.standIn().redeliver(strictOpened);
        opensTheMerge(lax);
        assertThat(shop.checkRuns().of(lax.headSha()).get(0).output().summary().orElse(""))
                .contains("#1 is closed");
    }

    @Test
    void aReRunOfTheCheckOfOneThatIsClosedIsForTheOther() throws InterruptedException {
        branches();
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        fork.branch("feature", shop.head("debug").orElseThrow());
        HostedPull strict = shop.open(stranger, new Proposal("To main", "", fork, "feature", "main", false));
        CheckRun old = red();
        strict.close(stranger);
        untilNothingIsWanted();
        HostedPull lax = shop.open(stranger, new Proposal("To lax", "", fork, "feature", "lax", false));
        of(lax, "success");
        shop.checkRuns().rerequest(old, github.alice());
        of(lax, "success");
        opensTheMerge(lax);
    }

    @Test
    void whoPressesFixAllOnTheCheckOfOneThatIsClosedIsToldOnTheOther() throws InterruptedException {
        permit("contents", "write");
        shop.grant("alice", "write");
        branches();
        HostedPull strict = to("main");
        CheckRun old = red();
        HostedPull lax = to("lax");
        of(lax, "failure");
        strict.close(github.alice());
        of(lax, "success");
        shop.checkRuns().request(old, "fix-all", github.alice());
        assertThat(of(lax, "success").output().summary().orElse("")).contains("#1 is closed");
        opensTheMerge(lax);
    }
}
