package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.scenario.Story.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A failed analysis ends in a failed check that says why. */
class RefusalScenarioTest extends StoryScenario {
    @ParameterizedTest
    @CsvSource({
        "GET,  /compare/,   403",
        "GET,  /git/trees/, 403",
        "GET,  /git/trees/, 404",
        "GET,  /git/trees/, 422",
        "POST, /graphql,    403",
    })
    void whatGitHubRefusesForEverIsSaidInTheCheck(String method, String path, int status) throws InterruptedException {
        github.standIn().faults().always(method, path, Fault.status(status));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun check = red();
        assertThat(check.subject().headSha()).isEqualTo(pull.headSha());
        assertThat(check.output().title()).contains("Undebug could not analyse this pull request");
        assertThat(check.output().summary().orElse("")).contains("GitHub", "Re-run");
        assertThat(pull.threads().all()).isEmpty();
        assertThat(pull.mergeability().mergeable()).isFalse();

        github.standIn().faults().clear();
        shop.checkRuns().rerequest(check, github.alice());
        assertThat(red().output().title()).contains("1 finding blocks this pull request");
        assertThat(pull.threads().all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"403", "404"})
    void aFileThatGitHubDoesNotGiveIsNotTakenForHarmless(int status) throws InterruptedException {
        github.standIn().faults().always("GET", "/git/blobs/", Fault.status(status));
        // Too long for the answer with the other files.
        HostedPull pull = open("debug", Map.of("app.py", "#".repeat(600_000) + "\n" + ON));
        CheckRun check = red();
        assertThat(check.output().summary().orElse("")).contains("`app.py` was not read");
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    void aReviewThatGitHubRefusesLeavesTheAnnotations() throws InterruptedException {
        github.standIn().faults().always("POST", "/reviews$", Fault.status(403));
        open("debug", Map.of("app.py", ON));
        CheckRun check = red();
        assertThat(check.output().annotations()).hasSize(1);
        assertThat(check.output().summary().orElse("")).contains("GitHub rejected the review comments");
    }

    /** Whatever is refused, somebody waits for the check; and after a temporary refusal nothing is said twice. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANY_FINDINGS")
    void everyRequestMayBeRefused(Story story) throws InterruptedException {
        int requests = requests(story).size();
        List<Integer> statuses = List.of(403, 404, 422);
        Map<String, Integer> refused = new TreeMap<>();
        for (int status : statuses) {
            IntStream.range(0, requests).forEach(i -> refused.put("%02d-%d".formatted(i, status), i));
        }
        assertThat(refused).hasSize(statuses.size() * requests).hasSizeGreaterThanOrEqualTo(6);
        List<Stage> stages = stages(story, List.copyOf(refused.keySet()));
        stages.forEach(stage -> {
            String name = stage.repository().name();
            int status = Integer.parseInt(name.substring(name.indexOf('-') + 1));
            github.standIn().faults().once(stage::isOf, refused.get(name), Fault.status(status));
        });
        stages.forEach(story::start);
        until(() -> stages.stream().allMatch(story::concluded));
        untilNothingIsWanted();
        end();
        assertThat(stages).allSatisfy(stage -> {
            String name = stage.repository().name();
            assertThat(story.concluded(stage)).as(name).isTrue();
            assertThat(story.mayPass() || !story.newest(stage).progress().passes())
                    .as(name)
                    .isTrue();
            assertThat(stage.repository().pulls()).as(name).allSatisfy(pull -> assertThat(
                            pull.threads().reviews().size())
                    .isLessThanOrEqualTo(2));
            assertThat(stage.findings(false)).as(name).doesNotHaveDuplicates();
        });
    }
}
