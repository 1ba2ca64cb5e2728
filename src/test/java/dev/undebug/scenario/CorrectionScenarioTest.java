package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.SuggestionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Comments stay true, and keep the text that people have added. */
class CorrectionScenarioTest extends Scenario {
    private static final String HARMLESS = DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\"");
    private static final String FURTHER = """
            import flask
            shop = flask.Flask("further")
            shop.config["PROPAGATE_EXCEPTIONS"] = True
            """;
    private static final String NEIGHBOURS =
            OFF.replace("    app.run(host", "    app.debug = True\n    app.run(debug=True, host");

    @Test
    void whatPeopleWriteIntoACommentStays() throws InterruptedException {
        HostedPull pull = openDebugOn();
        String words = writeInto(pull);
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        red();
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).isEqualTo(words));
        github.commit(shop, "debug", Map.of("app.py", OFF + "# off\n"));
        green();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> assertThat(
                        thread.first().body())
                .startsWith("**Fixed in ")
                .contains("Please see our wiki first."));
    }

    /** An equal finding next to it requires another marker in the comment, so that the app is the last editor. */
    @Test
    void whatPeopleWriteIntoACommentStaysWhenTheAppEditsIt() throws InterruptedException {
        HostedPull pull = openDebugOn();
        writeInto(pull);
        String two = ON.replace("if __name__", "if app.name:\n    app.run(debug=True)\nif __name__");
        github.commit(shop, "debug", Map.of("app.py", two));
        red();
        assertThat(pull.threads().all().get(0).first().editor()).isNotEqualTo(Optional.of(github.alice()));
        github.commit(shop, "debug", Map.of("app.py", two, "Dockerfile", HARMLESS));
        next();
        assertThat(pull.threads().all()).hasSize(2).first().satisfies(thread -> assertThat(
                        thread.first().body())
                .startsWith("Please see our wiki first."));
    }

    @Test
    @Requests("a later push makes a finding live, and the next one harmless")
    void aFindingThatBecomesWorseOrBetterIsSaidAsItIs() throws InterruptedException {
        github.commit(shop, "main", Map.of("Dockerfile", HARMLESS));
        nextAudit();
        countFromHere();
        HostedPull pull = open("debug", Map.of("app.py", ON));
        next("neutral");
        assertThat(first(pull).body()).contains("**Low: ");
        github.commit(shop, "debug", Map.of("Dockerfile", DOCKERFILE));
        red();
        assertThat(first(pull).body())
                .contains("**Critical: ", "`Dockerfile:4`")
                .doesNotContain("**Low: ");
        assertThat(pull.suggestion(first(pull).id())).isEqualTo(SuggestionState.APPLICABLE);
        github.commit(shop, "debug", Map.of("Dockerfile", HARMLESS));
        next("neutral");
        assertThat(first(pull).body()).contains("**Low: ").doesNotContain("Critical", "`Dockerfile:4`");
        assertThat(pull.threads().reviews()).hasSize(1);
    }

    @Test
    void aThreadThatPeopleResolvedIsCorrectedAndStaysResolved() throws InterruptedException {
        HostedPull pull = openDebugOn();
        ReviewThread thread = pull.threads().all().get(0);
        pull.threads().reply(thread.first().id(), github.alice(), "Needed for the demo on Friday.");
        pull.threads().resolve(thread.id(), Optional.of(github.alice()));
        github.commit(shop, "debug", Map.of("Dockerfile", HARMLESS));
        next("neutral");
        assertThat(pull.threads().all()).singleElement().satisfies(corrected -> {
            assertThat(corrected.first().body()).contains("**Low: ").doesNotContain("Critical");
            assertThat(corrected.resolvedBy()).contains(github.alice());
            assertThat(corrected.comments().get(1).body()).isEqualTo("Needed for the demo on Friday.");
        });
    }

    /** A suggestion replaces the lines of its comment: there is none once those have changed. */
    @Test
    void aCorrectedCommentWhoseLineHasChangedDescribesTheFix() throws InterruptedException {
        HostedPull pull = openDebugOn();
        github.commit(
                shop,
                "debug",
                Map.of("Dockerfile", HARMLESS, "app.py", ON.replace("debug=True", "debug=True, port=80")));
        next("neutral");
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.outdated()).isTrue();
            assertThat(thread.first().body())
                    .contains(
                            "**Low: ",
                            "The finding is now at `app.py:6`",
                            "-    app.run(host=\"0.0.0.0\", debug=True, port=80)")
                    .doesNotContain("```suggestion");
        });
    }

    /** One suggestion fixed both; fixing one by hand leaves the other without a suggestion. */
    @Test
    void aCommentWhoseFixStoodInAnotherOneGetsItWhenThatIsSettled() throws InterruptedException {
        HostedPull pull = openNeighbours();
        github.commit(shop, "debug", Map.of("app.py", NEIGHBOURS.replace("    app.debug = True\n", "")));
        red();
        assertThat(pull.threads().all())
                .extracting(thread -> thread.first().body())
                .satisfiesExactlyInAnyOrder(
                        settled -> assertThat(settled).startsWith("**Fixed in "), open -> assertThat(open)
                                .contains("```suggestion\n    app.run(host=\"0.0.0.0\")\n```")
                                .doesNotContain("fixes this, too"));
    }

    @Test
    void aCommentWhoseFixStoodInAnotherOneGetsItWhenThatIsDeleted() throws InterruptedException {
        HostedPull pull = openNeighbours();
        ReviewComment bearer = pull.threads().comments().stream()
                .filter(comment -> comment.body().contains("```suggestion"))
                .findFirst()
                .orElseThrow();
        pull.threads().deleteComment(bearer.id());
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        red();
        assertThat(first(pull).body())
                .contains("```suggestion\n    app.run(host=\"0.0.0.0\")\n```")
                .doesNotContain("fixes this, too");
        assertThat(pull.suggestion(first(pull).id())).isEqualTo(SuggestionState.APPLICABLE);
    }

    @Test
    void aCommentLeavesItsFixToAnotherOneAsLongAsThatCanBeCommitted() throws InterruptedException {
        HostedPull pull = openNeighbours();
        List<String> said =
                pull.threads().comments().stream().map(ReviewComment::body).toList();
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        red();
        assertThat(pull.threads().comments()).extracting(ReviewComment::body).containsExactlyElementsOf(said);
    }

    private HostedPull openNeighbours() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", NEIGHBOURS));
        red();
        assertThat(pull.threads().comments())
                .extracting(ReviewComment::body)
                .anyMatch(body -> body.contains("The suggestion at `app.py:6` fixes this, too."));
        return pull;
    }

    /** Adds text above the first comment's own; returns the whole comment. */
    private String writeInto(HostedPull pull) {
        String words = "Please see our wiki first.\n\n" + first(pull).body();
        write(pull, words);
        return words;
    }

    private void write(HostedPull pull, String words) {
        pull.threads()
                .change(
                        first(pull).id(),
                        comment -> comment.with(
                                words, github.alice(), github.forge().clock().instant()));
    }

    /** The marker at the end is hidden, so people write below it. */
    @Test
    void whatPeopleWriteBelowACommentStays() throws InterruptedException {
        HostedPull pull = openDebugOn();
        write(pull, first(pull).body() + "\r\n\r\nPlease see our wiki first.");
        String two = ON.replace("if __name__", "if app.name:\n    app.run(debug=True)\nif __name__");
        github.commit(shop, "debug", Map.of("app.py", two));
        red();
        assertThat(pull.threads().all().get(0).first().editor()).isNotEqualTo(Optional.of(github.alice()));
        assertThat(pull.threads().all().get(0).first().body()).contains("Please see our wiki first.");
        github.commit(shop, "debug", Map.of("app.py", OFF + "# off\n"));
        green();
        assertThat(pull.threads().all()).first().satisfies(thread -> assertThat(
                        thread.first().body())
                .startsWith("**Fixed in ")
                .contains("Please see our wiki first.")
                .endsWith(" -->"));
    }

    @Test
    void aCommentProvesWhatItSaysByTheLinesOfToday() throws InterruptedException {
        HostedPull pull = openDebugOn();
        assertThat(first(pull).body()).contains("- `Dockerfile:4` starts `python app.py`");
        github.commit(shop, "debug", Map.of("Dockerfile", "# one\n# two\n# three\n" + DOCKERFILE));
        red();
        assertThat(first(pull).body())
                .contains("- `Dockerfile:7` starts `python app.py`")
                .doesNotContain("Dockerfile:4");
        assertThat(pull.suggestion(first(pull).id())).isEqualTo(SuggestionState.APPLICABLE);
    }

    @Test
    void aCommentOnWhatMakesAFindingLiveSaysWhereThatIsToday() throws InterruptedException {
        github.commit(shop, "main", Map.of("Dockerfile", HARMLESS, "app.py", ON));
        nextAudit();
        HostedPull pull = open("debug", Map.of("Dockerfile", DOCKERFILE));
        red();
        assertThat(first(pull).body()).contains("This change puts `app.py:6` into effect.");
        github.commit(shop, "debug", Map.of("app.py", "# one\n# two\n" + ON));
        red();
        assertThat(first(pull).body()).contains("This change puts `app.py:8` into effect.");
        github.commit(shop, "debug", Map.of("Dockerfile", "# Words\n" + HARMLESS));
        next();
        assertThat(first(pull).body())
                .startsWith("**As of ")
                .contains("the remaining occurrence in `app.py` already exists on the base branch.**");
    }

    /** GitHub offers to commit a suggestion as long as the lines that it replaces are the same. */
    @Test
    void aSuggestionIsMadeAnewWhenWhatFollowsItsLinesHasChanged() throws InterruptedException {
        String call = "    app.run(\n        host=\"0.0.0.0\",\n        debug=True\n    )\n";
        HostedPull pull = open("debug", Map.of("app.py", OFF.replace("    app.run(host=\"0.0.0.0\")\n", call)));
        red();
        String said = first(pull).body();
        String more = call.replace("    )", "        , port=80\n    )");
        github.commit(shop, "debug", Map.of("app.py", OFF.replace("    app.run(host=\"0.0.0.0\")\n", more)));
        red();
        assertThat(first(pull).body()).isNotEqualTo(said);
        assertThat(said).contains("```suggestion\n```");
        assertThat(first(pull).body()).doesNotContain("```suggestion\n```");
    }

    /** Another suggestion in the file fixes another finding. */
    @Test
    void aCommentPointsOnlyAtTheSuggestionThatFixesIt() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", FURTHER + NEIGHBOURS));
        red();
        assertThat(bodies(pull)).anyMatch(body -> body.contains("The suggestion at `app.py:9` fixes this, too."));
        github.commit(shop, "debug", Map.of("app.py", "# one\n" + FURTHER + NEIGHBOURS));
        red();
        assertThat(bodies(pull))
                .as("it is a line further down")
                .anyMatch(body -> body.contains("The suggestion at `app.py:10` fixes this, too."));
        github.commit(
                shop,
                "debug",
                Map.of("app.py", "# one\n" + FURTHER + NEIGHBOURS.replace("    app.debug = True\n", "")));
        red();
        assertThat(bodies(pull))
                .noneMatch(body -> body.contains("fixes this, too"))
                .anyMatch(body -> body.contains("```suggestion\n    app.run(host=\"0.0.0.0\")\n```"));
    }

    /** Nobody looks into a resolved thread, and GitHub notifies nobody of an edit. */
    @Test
    void whatBlocksNowIsSaidAnewWhereSomebodyResolvedALowRemark() throws InterruptedException {
        github.commit(shop, "main", Map.of("Dockerfile", HARMLESS));
        nextAudit();
        HostedPull pull = open("debug", Map.of("app.py", ON));
        next("neutral");
        pull.threads().resolve(pull.threads().all().get(0).id(), Optional.of(github.alice()));
        github.commit(shop, "debug", Map.of("Dockerfile", DOCKERFILE));
        red();
        assertThat(pull.threads().all())
                .extracting(
                        ReviewThread::resolved, thread -> thread.first().body().split("\\*\\* ")[0])
                .containsExactly(
                        tuple(true, "**Low: no launch for visitors is seen to reach it."),
                        tuple(false, "**Critical: strangers get a Python console."));
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        red();
        assertThat(pull.threads().all()).as("and once only").hasSize(2);
    }

    private static List<String> bodies(HostedPull pull) {
        return pull.threads().all().stream()
                .map(thread -> thread.first().body())
                .toList();
    }
}
