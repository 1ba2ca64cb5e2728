package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.SuggestionState;
import dev.undebug.demo.github.git.PatchLimits;
import dev.undebug.demo.github.git.TreeEdit;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Comments are on lines of the diff, and committing their suggestions gives exactly the fix. */
class PlacementScenarioTest extends Scenario {
    private static final String SWITCH = ", debug=True";

    /** Texts that are difficult to split into lines, each with {@link #SWITCH}. */
    private static Map<String, String> awkward() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("crlf", ON.replace("\n", "\r\n"));
        texts.put("mixed", ON.replace("__name__)\n", "__name__)\r\n"));
        texts.put("mixed_there", ON.replace("True)\n", "True)\r\n"));
        texts.put("tabs", ON.replace("    ", "\t"));
        texts.put("no_end", ON.strip());
        texts.put("no_end_crlf", ON.strip().replace("\n", "\r\n"));
        texts.put("words", ON.replace("True)", "True)  # Größe 日本語 😀 é"));
        texts.put("names", ON.replace("app", "größe"));
        texts.put("bom", "\uFEFF" + ON);
        texts.put("backticks", ON.replace("True)", "True)  # ```` as in `run` and ```suggestion"));
        texts.put("spaces", ON.replace("True)", "True)  \t "));
        texts.put("lines", ON.replace("(host", "(\n        host").replace("True)", "True,\n    )"));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Requests("twelve awkward files, and all suggestions are committed at once")
    void whatGitHubCommitsIsTheFixToTheByte() throws InterruptedException {
        Map<String, String> texts = awkward();
        Map<String, String> files = new LinkedHashMap<>();
        texts.forEach((name, text) -> files.put(name + ".py", text));
        files.put(
                "Procfile",
                texts.keySet().stream()
                        .map(name -> name + ": python " + name + ".py\n")
                        .collect(Collectors.joining()));
        HostedPull pull = open("awkward", files);
        red();
        assertThat(pull.threads().all())
                .extracting(ReviewThread::path)
                .containsExactlyInAnyOrderElementsOf(
                        texts.keySet().stream().map(name -> name + ".py").toList());

        pull.commitSuggestions(
                github.alice(),
                pull.threads().all().stream().map(thread -> thread.first().id()).toList());
        next();
        texts.forEach((name, text) -> assertThat(
                        shop.store().read(pull.headSha(), name + ".py").orElseThrow())
                .as(name)
                .isEqualTo(bytes(
                        name.equals("lines")
                                ? text.replace("        host=\"0.0.0.0\", debug=True,\n", "        host=\"0.0.0.0\",\n")
                                : text.replace(SWITCH, ""))));
    }

    @Test
    @Requests("two findings share a line")
    void suggestionsThatShareALineAreOne() throws InterruptedException {
        HostedPull pull = open(
                "debug",
                Map.of("app.py", OFF.replace("    app.run(host", "    app.debug = True; app.run(debug=True, host")));
        commitTheOnlySuggestion(pull);
        assertThat(shop.store().read(pull.headSha(), "app.py").map(String::new))
                .contains(OFF.replace("    app.run", "    app.debug = False; app.run"));
    }

    @Test
    @Requests("two findings are on neighbouring lines")
    void suggestionsOnNeighbouringLinesAreOne() throws InterruptedException {
        HostedPull pull = open(
                "debug",
                Map.of(
                        "app.py",
                        OFF.replace("    app.run(host", "    app.debug = True\n    app.run(debug=True, host")));
        commitTheOnlySuggestion(pull);
        assertThat(shop.store().read(pull.headSha(), "app.py").map(String::new))
                .contains(OFF.replace("    app.run", "    app.debug = False\n    app.run"));
    }

    private void commitTheOnlySuggestion(HostedPull pull) throws InterruptedException {
        red();
        List<ReviewThread> threads = pull.threads().all();
        assertThat(threads).hasSize(2);
        List<Long> offered = threads.stream()
                .map(thread -> thread.first().id())
                .filter(comment -> pull.suggestion(comment) == SuggestionState.APPLICABLE)
                .toList();
        assertThat(offered).hasSize(1);
        pull.commitSuggestions(github.alice(), offered);
        green();
        assertThat(pull.threads().all())
                .allSatisfy(thread -> assertThat(thread.first().body()).startsWith("**Fixed in "));
    }

    @Test
    @Requests("GitHub leaves the patch out")
    void withoutAPatchThereIsAnAnnotation() throws InterruptedException {
        shop.limits(new PatchLimits(0, 0));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path, CheckRun.Annotation::startLine)
                .containsExactly(tuple("app.py", 6));
        assertThat(pull.threads().all()).isEmpty();
    }

    @Test
    void aLineThatIsTooLongForACommentGetsNoSuggestion() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON.replace("True)", "True)  # " + "x".repeat(70_000))));
        red();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.first().body())
                    .contains("Fix: drop the debug argument")
                    .doesNotContain("suggestion");
            assertThat(thread.first().body()).hasSizeLessThan(5_000);
        });
    }

    @Test
    @Requests("a binary, a submodule and a symbolic link come along")
    void whatIsNoSourceIsLeftAlone() throws InterruptedException {
        shop.branch("zoo", shop.head("main").orElseThrow());
        shop.commit(
                github.alice(),
                "zoo",
                "Change",
                List.of(
                        TreeEdit.put("app.py", ON),
                        TreeEdit.put("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF}),
                        TreeEdit.put("model.py", new byte[] {0, (byte) 0xFE, 'd', 'e', 'b', 'u', 'g', 0}),
                        TreeEdit.symlink("run.py", "app.py"),
                        TreeEdit.symlink("away.py", "../../etc/passwd"),
                        TreeEdit.submodule("vendored", "1".repeat(40))));
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Zoo", "zoo", "main"));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .containsExactly("app.py");
        assertThat(check.output().summary().orElse("")).contains("`model.py` was not read");
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void aCallThatBeginsOutsideOfTheDiffIsCommentedOnWhereItIsChanged() throws InterruptedException {
        String lines = "\n        # why\n".repeat(8);
        github.commit(shop, "main", Map.of("app.py", OFF.replace("host=\"0.0.0.0\"", lines + "host=\"0.0.0.0\"")));
        HostedPull pull = open("debug", Map.of("app.py", ON.replace("host=\"0.0.0.0\"", lines + "host=\"0.0.0.0\"")));
        red();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.startLine()).isEmpty();
            assertThat(thread.line()).contains(6 + 16);
        });
    }
}
