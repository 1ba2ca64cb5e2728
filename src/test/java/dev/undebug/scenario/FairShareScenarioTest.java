package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.testing.TestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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

    private long asked() {
        return github.standIn().exchanges().stream()
                .map(Exchange::request)
                .filter(request -> request.path().startsWith(COMPARISONS))
                .count();
    }

    @Test
    void anInstallationWhoseExchangesHangDoesNotHoldUpAnother() throws InterruptedException {
        Semaphore hanging = new Semaphore(0);
        CountDownLatch answered = new CountDownLatch(1);
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().startsWith(COMPARISONS)) {
                hanging.release();
                await(answered);
            }
        });
        Set<String> heads = openMany();
        assertThat(hanging.tryAcquire(4, 60, TimeUnit.SECONDS)).isTrue();
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
