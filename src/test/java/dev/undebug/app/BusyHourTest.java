package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.github.GitHubEdge;
import dev.undebug.github.client.GitHubApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An organisation opens more pull requests at once than GitHub lets an app answer in a minute. */
class BusyHourTest extends OnAClock {
    private static final int PULLS = 80;

    @Override
    GitHubEdge connect(GitHubApp app) {
        return GitHubEdge.connect(app, clock, meters);
    }

    @Test
    void everyCheckIsMadeOnceAndNoMinuteHasTooMany() throws InterruptedException {
        HostedRepository shop = github.repository("shop", Map.of("README.md", "A shop\n"));
        List<HostedPull> pulls = IntStream.range(0, PULLS)
                .mapToObj(i -> github.open(shop, "words" + i, Map.of("README.md", "Shop " + i + "\n")))
                .toList();
        Map<Instant, Integer> created = new ConcurrentSkipListMap<>();
        github.standIn().onExchange(exchange -> {
            if (exchange.request().method().equals("POST")
                    && exchange.request().path().endsWith("/check-runs")) {
                created.merge(clock.instant(), 1, Integer::sum);
            }
        });
        pulls.forEach(this::deliver);
        TreeMap<Instant, Double> rounds = new TreeMap<>();
        while (outcome("done") < PULLS) {
            until(() -> ask("select count(*) from work where due <= " + clock.millis()) == 0);
            rounds.put(clock.instant(), outcome("done"));
            long next = ask("select min(due) from work");
            if (next > 0) {
                clock.advance(Duration.between(clock.instant(), Instant.ofEpochMilli(next)));
            }
        }
        assertThat(rounds).hasSize(2);
        assertThat(created.values()).hasSize(2).allMatch(count -> count <= 64);
        assertThat(created.keySet().stream()
                        .map(Instant::getEpochSecond)
                        .sorted()
                        .toList())
                .satisfies(times -> assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(60));
        assertThat(pulls).allSatisfy(pull -> assertThat(shop.checkRuns().of(pull.headSha()))
                .singleElement()
                .extracting(CheckRun::progress)
                .matches(progress ->
                        progress.conclusion().filter("success"::equals).isPresent()));
        assertThat(outcome("failed")).isZero();
        assertThat(outcome("postponed"))
                .as("those that have to wait do so once")
                .isEqualTo(PULLS - 64);
    }
}
