package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Delivery;
import dev.undebug.demo.github.HostedPull;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is said twice, and nothing that was said is left standing when it is not true any more. */
class MemoryScenarioTest extends Scenario {
    @Test
    @Requests("debug mode is switched on, off and on again")
    void aPushedFixOpensTheMerge() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        github.commit(shop, "debug", Map.of("app.py", OFF + "\n# off again\n"));
        green();
        assertThat(pull.mergeability().mergeable()).isTrue();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.first().body()).startsWith("**Settled:** ").contains(pull.headSha());
            assertThat(thread.first().minimized()).contains("resolved");
        });
        github.commit(shop, "debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().all()).hasSize(2);
    }

    @Test
    @Requests("a branch is forced back to what does not matter")
    void whatWasSaidIsSettledWhenTheBranchIsForcedBackToWhatDoesNotMatter() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        String words = github.commit(shop, "words", Map.of("README.md", "A better shop\n"));
        shop.push(github.alice(), "debug", words);
        green();
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).startsWith("**Settled:** "));
    }

    @Test
    @Requests("a redelivery, and a re-run after it")
    void aRerunMakesANewRunAndARedeliveryMakesNone() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun first = next();
        Delivery opened = github.forge().deliveries().newestFirst().stream()
                .filter(delivery -> delivery.request().event().equals("pull_request"))
                .findFirst()
                .orElseThrow();
        github.standIn().redeliver(opened);
        github.standIn().settleWebhooks();
        shop.checkRuns().rerequest(first, github.alice());
        CheckRun again = next();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(shop.checkRuns().of(pull.headSha())).hasSize(2);
        assertThat(pull.threads().all()).hasSize(1);
    }
}
