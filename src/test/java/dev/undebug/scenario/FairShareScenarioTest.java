package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.testing.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app is installed on two accounts, and one of them has much work. */
class FairShareScenarioTest extends Scenario {
    private static final String COMPARISONS = "/repos/acme/shop/compare/";
    private static final int PULLS = 30;
    private static final int RETARGETED = 10;

    private HostedRepository theirs;

    @BeforeEach
    void installElsewhere() {
        Account globex = github.forge().account("globex", Account.Type.ORGANIZATION);
        github.forge().install(globex, TestApp.PERMISSIONS);
        theirs = github.forge().createRepository(globex, "site");
        theirs.commit(github.alice(), "main", "Start", TreeEdit.puts(Map.of("Dockerfile", DOCKERFILE, "app.py", OFF)));
    }

    private Set<String> openMany() {
        Set<String> heads = new HashSet<>();
        for (int i = 0; i < PULLS; i++) {
            heads.add(open("words" + i, Map.of("README.md", "Shop number " + i + "\n"))
                    .headSha());
        }
        return heads;
    }

    /** Opens many pull requests, of which no comparison is answered until the result is counted down; adds their heads. */
    private CountDownLatch hangs(Set<String> heads) throws InterruptedException {
        Semaphore hanging = new Semaphore(0);
        CountDownLatch answered = new CountDownLatch(1);
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().startsWith(COMPARISONS)) {
                hanging.release();
                await(answered);
            }
        });
        heads.addAll(openMany());
        assertThat(hanging.tryAcquire(4, 60, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    private long asked() {
        return github.standIn().exchanges().stream()
                .map(Exchange::request)
                .filter(request -> request.path().startsWith(COMPARISONS))
                .count();
    }

    @Test
    void anInstallationWhoseExchangesHangDoesNotHoldUpAnother() throws InterruptedException {
        Set<String> heads = new HashSet<>();
        CountDownLatch answered = hangs(heads);
        HostedPull pull = github.open(theirs, "debug", Map.of("app.py", ON));
        CheckRun first = red();
        assertThat(first.subject().headSha()).isEqualTo(pull.headSha());
        answered.countDown();
        for (int i = 0; i < PULLS; i++) {
            heads.remove(green().subject().headSha());
        }
        assertThat(heads).isEmpty();
        assertThat(rest()).isEmpty();
    }

    /** Its head has a green verdict for another base: nothing else of the account may keep it. */
    @Test
    void aRetargetedPullRequestDoesNotKeepItsVerdictBehindMuchWork() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "old", Map.of("app.py", ON)));
        shop.branch("debug", shop.head("lax").orElseThrow());
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Change", "debug", "lax"));
        green();
        CountDownLatch answered = hangs(new HashSet<>());
        pull.base(github.alice(), "main");
        until(() -> pull.checkRuns().stream()
                .anyMatch(run -> run.progress().status().equals("in_progress")));
        answered.countDown();
        until(() -> pull.checkRuns().stream()
                .anyMatch(run ->
                        run.progress().conclusion().filter("failure"::equals).isPresent()));
        assertThat(pull.checkRuns()).allMatch(run -> run.progress().completed());
    }

    /** Each has a green verdict for another base, and only some are judged at a time: the others begin all the same. */
    @Test
    void manyRetargetedPullRequestsDoNotKeepTheirVerdictsBehindEachOther() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "old", Map.of("app.py", ON)));
        List<HostedPull> pulls = new ArrayList<>();
        for (int i = 0; i < RETARGETED; i++) {
            shop.branch("debug" + i, shop.head("lax").orElseThrow());
            github.commit(shop, "debug" + i, Map.of("other.py", "X = " + i + "\n"));
            pulls.add(shop.open(github.alice(), Proposal.of(shop, "Change", "debug" + i, "lax")));
            green();
        }
        CountDownLatch answered = new CountDownLatch(1);
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().startsWith(COMPARISONS)) {
                await(answered);
            }
        });
        pulls.forEach(pull -> pull.base(github.alice(), "main"));
        until(() -> pulls.stream().allMatch(pull -> pull.checkRuns().stream()
                .anyMatch(run -> run.progress().status().equals("in_progress"))));
        answered.countDown();
        until(() -> pulls.stream().allMatch(pull -> pull.checkRuns().stream()
                .anyMatch(run ->
                        run.progress().conclusion().filter("failure"::equals).isPresent())));
        assertThat(pulls)
                .allSatisfy(pull -> assertThat(pull.checkRuns()).hasSize(1).allMatch(run -> run.progress()
                        .completed()));
    }

    @Test
    void anInstallationWhoseLimitIsReachedDoesNotHoldUpAnother() throws InterruptedException {
        Instant reset = clock.instant().plus(Duration.ofHours(1));
        github.standIn().faults().always("GET", COMPARISONS, Fault.rateLimited(reset));
        openMany();
        HostedPull pull = github.open(theirs, "debug", Map.of("app.py", ON));
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(rest()).isEmpty();
        assertThat(asked()).as("only what was under way when GitHub said no").isBetween(1L, 4L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(120, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
