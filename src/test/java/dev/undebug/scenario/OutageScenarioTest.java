package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.scenario.Story.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever request fails, in whatever way, the result is the same. */
class OutageScenarioTest extends StoryScenario {
    private static final Map<String, Fault> NOT_DONE = Map.of("error", Fault.status(502), "cut", Fault.cut());
    private static final Map<String, Fault> DONE =
            Map.of("error-though-done", Fault.statusAfterwards(502), "cut-though-done", Fault.cutAfterwards());

    private record Failure(int spared, Fault fault) {}

    @ParameterizedTest
    @EnumSource
    void everyRequestMayFailOnce(Story story) throws InterruptedException {
        Map<String, Failure> failures = new TreeMap<>();
        List<Exchange.Request> requests = requests(story);
        story.tried(requests.size()).forEach(i -> {
            Map<String, Fault> faults = new TreeMap<>(NOT_DONE);
            if (!RequestLines.reads(requests.get(i))) {
                faults.putAll(DONE);
            }
            faults.forEach((name, fault) -> failures.put("%02d-%s".formatted(i, name), new Failure(i, fault)));
        });
        assertThat(failures)
                .as(
                        "%s requests %s",
                        story, requests.stream().map(RequestLines::line).toList())
                .hasSizeGreaterThanOrEqualTo(6);

        List<Stage> stages = stages(story, List.copyOf(failures.keySet()));
        stages.forEach(stage -> arm(stage, failures.get(stage.repository().name())));
        stages.forEach(story::start);
        until(() -> stages.stream().allMatch(story::ended));
        end();

        assertThat(github.standIn().exchanges().stream()
                        .filter(exchange -> exchange.response().fault()))
                .as("requests that failed")
                .hasSameSizeAs(failures.keySet());
        stages.forEach(story::check);
        assertThat(stages).allSatisfy(stage -> assertThat(stage.counted(story.commit(stage)))
                .as("checks of %s", stage.repository().name())
                .hasSize(1));
    }

    private void arm(Stage stage, Failure failure) {
        github.standIn().faults().once(stage::isOf, failure.spared, failure.fault);
    }
}
