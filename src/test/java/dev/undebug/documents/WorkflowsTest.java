package dev.undebug.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The workflows pin their actions, have minimal permissions, run existing commands, and publish the artifacts that were
 * built and tested.
 */
class WorkflowsTest {
    private static final List<Workflow> ALL = Workflow.all();
    private static final Workflow CI = Workflow.named("ci.yml");
    private static final Workflow RELEASE = Workflow.named("release.yml");

    private static final Pattern NAMED =
            Pattern.compile("(?m)^ *(?:- )?uses: ([\\w-]+/[\\w-]+)@([0-9a-f]{40}) # v\\d+\\.\\d+\\.\\d+$");

    @Test
    void theSweepSeesTheWorkflows() {
        assertThat(ALL)
                .extracting(workflow -> workflow.path().getFileName().toString())
                .containsExactly("ci.yml", "release.yml");
        assertThat(ALL.stream().flatMap(Workflow::steps)).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void actionsArePinnedToCommitsAndSayTheirVersion() {
        assertThat(ALL).allSatisfy(workflow -> assertThat(
                        workflow.steps().filter(step -> step.has("uses")).map(step -> step.path("uses")
                                .asText()))
                .isNotEmpty()
                .isEqualTo(NAMED.matcher(workflow.text())
                        .results()
                        .map(use -> use.group(1) + "@" + use.group(2))
                        .toList()));
    }

    @Test
    void oneVersionOfEachAction() {
        List<String> uses = ALL.stream()
                .flatMap(workflow -> NAMED.matcher(workflow.text()).results())
                .map(use -> use.group().replaceFirst("^.*uses: ", ""))
                .distinct()
                .toList();
        assertThat(uses).hasSizeGreaterThanOrEqualTo(4);
        assertThat(uses.stream().map(use -> use.replaceFirst("@.*", ""))).doesNotHaveDuplicates();
    }

    @Test
    void onlyPublishingMayWrite() {
        assertThat(ALL).allSatisfy(workflow -> {
            assertThat(workflow.root().path("permissions")).hasToString("{\"contents\":\"read\"}");
            assertThat(workflow.jobs().properties()).isNotEmpty().allSatisfy(job -> assertThat(
                            job.getValue().path("permissions"))
                    .as(job.getKey())
                    .hasToString(job.getKey().equals("publish") ? "{\"contents\":\"write\"}" : ""));
        });
        assertThat(CI.job("publish").isMissingNode()).isTrue();
    }

    @Test
    void noCheckoutKeepsTheToken() {
        assertThat(ALL.stream().flatMap(workflow -> Workflow.given(workflow.steps(), "actions/checkout").stream()))
                .hasSize(3)
                .allSatisfy(given -> assertThat(given).hasToString("{\"persist-credentials\":false}"));
    }

    @Test
    void everyCommandCanBeRun() {
        assertThat(ALL.stream()
                        .flatMap(workflow -> Workflow.scripts(workflow.steps()))
                        .flatMap(script -> DocumentedCommand.of(script).stream()))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(command -> assertThat(command.problem()).isEmpty());
    }

    @Test
    void testsRunOnTheJdksThatTheReadmeNames() throws IOException {
        Matcher named = Pattern.compile("The suite runs on JDK (\\d+) and (\\d+)\\.")
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(named.find()).isTrue();
        JsonNode test = CI.job("test");
        assertThat(test.at("/strategy/matrix/java").valueStream().map(JsonNode::asText))
                .containsExactly(named.group(1), named.group(2));
        assertThat(Workflow.scripts(Workflow.steps(test))).contains(".ci/run");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<maven.compiler.release>" + named.group(1) + "</maven.compiler.release>");
        assertThat(Workflow.given(Workflow.steps(CI.job("build")), "actions/setup-java"))
                .singleElement()
                .satisfies(
                        java -> assertThat(java.path("java-version").asText()).isEqualTo(named.group(1)));
    }

    @Test
    void theJarIsBuiltOnceAndEveryoneTakesThatOne() throws IOException {
        assertThat(ALL.stream()
                        .flatMap(workflow -> Workflow.scripts(workflow.steps()))
                        .filter(script -> script.contains(" package")))
                .hasSize(1);
        JsonNode kept = Workflow.given(Workflow.steps(CI.job("build")), "actions/upload-artifact")
                .get(0);
        assertThat(kept.path("if-no-files-found").asText()).isEqualTo("error");
        assertThat(kept.path("path").asText().lines())
                .containsExactly(
                        "target/undebug", "target/undebug.jar", "target/undebug.cdx.json", "target/SHA256SUMS");
        assertThat(Stream.of(CI.job("test"), RELEASE.job("publish"))
                        .flatMap(job -> Workflow.given(Workflow.steps(job), "actions/download-artifact").stream()))
                .hasSize(2)
                .allSatisfy(taken -> assertThat(taken.path("name")).isEqualTo(kept.path("name")));
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<finalName>undebug</finalName>", "<outputName>undebug.cdx</outputName>");
    }

    @Test
    void nothingIsPublishedThatCiHasNotPassed() {
        assertThat(CI.job("test").path("needs").asText()).isEqualTo("build");
        assertThat(RELEASE.job("publish").path("needs").asText()).isEqualTo("ci");
        assertThat(RELEASE.job("ci").path("uses").asText()).isEqualTo("./.github/workflows/ci.yml");
        assertThat(CI.root().path("on").has("workflow_call")).isTrue();
        assertThat(RELEASE.root().path("on")).hasToString("{\"push\":{\"tags\":[\"v*\"]}}");
    }
}
