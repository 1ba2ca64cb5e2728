package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.rest.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analysis that cannot be done ends in a check that fails and says why. */
class RefusalScenarioTest extends Scenario {
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
        // So long that it is not in the answer with the others.
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
        assertThat(check.output().summary().orElse("")).contains("GitHub did not take the review comments");
    }
}
