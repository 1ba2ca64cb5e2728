package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.QueuedGroup;
import dev.undebug.demo.github.ReviewThread;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check is concluded, and right, on every kind of commit. */
class CheckScenarioTest extends Scenario {
    @Test
    @Requests("debug mode is switched on and the suggestion is committed")
    void debugIsBlockedAndTheCommittedSuggestionOpensTheMerge() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun red = red();
        assertThat(red.subject().headSha()).isEqualTo(pull.headSha());
        assertThat(red.progress().conclusion()).contains("failure");
        assertThat(red.output().annotations()).hasSize(1);
        assertThat(pull.mergeability().mergeable()).isFalse();

        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.path()).isEqualTo("app.py");
            assertThat(thread.line()).contains(6);
            assertThat(thread.first().body())
                    .contains(
                            "`Dockerfile:4` starts `python app.py`",
                            "```suggestion\n    app.run(host=\"0.0.0.0\")\n```");
        });

        ReviewThread thread = pull.threads().all().get(0);
        pull.commitSuggestions(github.alice(), List.of(thread.first().id()));
        CheckRun green = next();
        assertThat(green.subject().headSha())
                .isEqualTo(pull.headSha())
                .isNotEqualTo(red.subject().headSha());
        assertThat(green.progress().conclusion()).contains("success");
        assertThat(pull.mergeability().mergeable()).isTrue();
        assertThat(shop.store().read(pull.headSha(), "app.py").map(String::new)).contains(OFF);
        assertThat(pull.threads().reviews()).hasSize(1);
    }

    @Test
    void anotherPullRequestToALaxBranchDoesNotOpenTheFirst() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        HostedPull first = shop.open(github.alice(), Proposal.of(shop, "To main", "debug", "main"));
        red();
        HostedPull second = shop.open(github.alice(), Proposal.of(shop, "To lax", "debug", "lax"));
        assertThat(second.headSha()).isEqualTo(first.headSha());
        CheckRun run = next();
        while (run.subject().externalId().filter(id -> id.startsWith("pull:2:")).isEmpty()
                || run.progress().conclusion().filter("success"::equals).isPresent()) {
            run = next();
        }
        assertThat(run.progress().conclusion()).contains("failure");
        assertThat(run.output().title().orElse("")).startsWith("#1 has the same head: 1 finding");
        assertThat(first.mergeability().mergeable()).isFalse();
    }

    @Test
    @Requests("two merge groups, and a re-run of the second one")
    void aMergeGroupIsChecked() throws InterruptedException {
        HostedPull words = open("words", Map.of("README.md", "A better shop\n"));
        next();
        HostedPull debug = open("debug", Map.of("app.py", ON));
        next();
        QueuedGroup harmless = words.enqueue(github.alice());
        CheckRun green = next();
        assertThat(green.subject().headSha()).isEqualTo(harmless.head().sha());
        assertThat(green.progress().conclusion()).contains("success");
        QueuedGroup group = debug.enqueue(github.alice());
        CheckRun red = red();
        assertThat(red.subject().headSha()).isEqualTo(group.head().sha());
        assertThat(red.progress().conclusion()).contains("failure");
        assertThat(red.output().title()).contains("1 finding blocks this merge group");
        shop.checkRuns().rerequest(red, github.alice());
        assertThat(next().subject().headSha()).isEqualTo(group.head().sha());
    }
}
