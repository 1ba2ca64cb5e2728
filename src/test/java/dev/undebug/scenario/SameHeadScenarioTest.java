package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several pull requests have one head, and so one check. */
class SameHeadScenarioTest extends Scenario {
    /** Waits for the conclusion that this pull request's last word is to be. */
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
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        shop.require("lax", "Undebug");
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        HostedPull strict = shop.open(github.alice(), Proposal.of(shop, "To main", "debug", "main"));
        red();
        HostedPull lax = shop.open(github.alice(), Proposal.of(shop, "To lax", "debug", "lax"));
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

    /** Not even for a moment, in which GitHub would merge by itself what waits for the check. */
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
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        shop.require("lax", "Undebug");
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        shop.branch("same", shop.head("debug").orElseThrow());
        shop.open(github.alice(), Proposal.of(shop, "To main", "debug", "main"));
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
}
