package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.rest.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The number of requests to GitHub, and the behaviour during an outage. */
class LimitsScenarioTest extends Scenario {
    @Test
    @Requests("nothing relevant is changed")
    void aPullRequestWithoutAnythingRelevantTakesTwoRequests() throws InterruptedException {
        open("words", Map.of("README.md", "A better shop\n"));
        green();
        assertThat(requests()).hasSize(2);
    }

    @Test
    @Requests("debug mode is switched on")
    void aTypicalPullRequestTakesEightRequestsAtMost() throws InterruptedException {
        open("debug", Map.of("app.py", ON));
        red();
        assertThat(requests()).hasSizeBetween(5, 8);
    }

    @Test
    @Requests("a hundred files are changed, one switches debug mode on")
    void requestsDoNotGrowWithTheFiles() throws InterruptedException {
        Map<String, String> files = new TreeMap<>(Map.of("app.py", ON));
        for (int i = 0; i < 99; i++) {
            files.put("package" + i % 7 + "/module" + i + ".py", "VALUE = " + i + "\n");
        }
        open("many", files);
        red();
        assertThat(requests()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void anOutageOfGitHubIsSatOut() throws InterruptedException {
        github.standIn().faults().next(4, "POST", "/graphql", Fault.status(502));
        open("debug", Map.of("app.py", ON));
        red();
    }

    @Test
    void whatGitHubPutsOffIsDoneLater() throws InterruptedException {
        github.standIn().faults().next(1, "POST", "/reviews$", Fault.secondaryLimit(Duration.ofSeconds(1)));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().reviews()).hasSize(1);
        assertThat(shop.checkRuns().of(pull.headSha())).hasSize(1);
    }

    @Test
    void theHourlyLimitIsWaitedFor() throws InterruptedException {
        github.standIn()
                .faults()
                .next(1, "POST", "/graphql$", Fault.rateLimited(clock.instant().plusSeconds(1)));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().reviews()).hasSize(1);
        assertThat(shop.checkRuns().of(pull.headSha())).hasSize(1);
    }

    @Test
    void whatIsNotThereYetIsLookedForAgain() throws InterruptedException {
        github.standIn().faults().next(1, "GET", "/compare/", Fault.status(404));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().reviews()).hasSize(1);
    }
}
