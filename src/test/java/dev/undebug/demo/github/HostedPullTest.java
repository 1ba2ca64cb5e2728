package dev.undebug.demo.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.Side;
import dev.undebug.demo.github.git.TreeEdit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HostedPullTest {
    private static final String APP = """
            from flask import Flask

            app = Flask(__name__)


            @app.get("/")
            def home():
                return "shop"


            app.run()
            """;

    private final Forge forge = Forge.create(Clock.systemUTC());
    private final Account alice = forge.user("alice");
    private final HostedRepository shop = forge.createRepository(forge.user("acme"), "shop");
    private final List<ForgeEvent> events = new ArrayList<>();

    @BeforeEach
    void listen() {
        shop.commit(alice, "main", "Start", List.of(TreeEdit.put("app.py", APP)));
        shop.branch("debug", shop.head("main").orElseThrow());
        forge.listen(events::add);
    }

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void showsAPatchAsGitHubDoes() {
        HostedPull pull = open(APP.replace("app.run()", "app.run(debug=True)"));

        assertThat(pull.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("app.py");
            assertThat(file.status()).isEqualTo(FileDiff.Status.MODIFIED);
            assertThat(file.patch()).contains("""
                            @@ -8,4 +8,4 @@ def home():
                                 return "shop"
                            \s
                            \s
                            -app.run()
                            +app.run(debug=True)""");
        });
    }

    @Test
    void comparesAgainOnlyWhenACommitHasCome() {
        HostedPull pull = open(APP.replace("app.run()", "app.run(debug=True)"));
        List<FileDiff> before = pull.files();
        assertThat(pull.files()).isSameAs(before);

        shop.commit(alice, "debug", "Quiet", List.of(TreeEdit.put("app.py", APP)));
        assertThat(pull.files()).isNotSameAs(before).isEmpty();
    }

    @Test
    void commitsASuggestionAsOneCommitAndTellsOfThePush() {
        HostedPull pull = open(APP.replace("app.run()", "app.run(debug=True)"));
        long comment = comment(pull, 11, "Off, please\n```suggestion\napp.run()\n```\n");
        String before = pull.headSha();

        String commit = pull.commitSuggestions(alice, List.of(comment));

        assertThat(pull.headSha()).isEqualTo(commit).isNotEqualTo(before);
        assertThat(text(commit)).isEqualTo(APP);
        assertThat(events).last().isInstanceOfSatisfying(ForgeEvent.PullChanged.class, event -> {
            assertThat(event.action()).isEqualTo("synchronize");
            assertThat(event.before()).contains(before);
        });
        assertThat(pull.suggestion(comment)).isEqualTo(SuggestionState.APPLIED);
        assertThat(pull.threads().holding(comment)).hasValueSatisfying(thread -> {
            assertThat(thread.outdated()).isTrue();
            assertThat(thread.resolved()).isTrue();
        });
    }

    @Test
    void anEmptySuggestionDeletesTheLines() {
        HostedPull pull = open(APP.replace("app.run()", "app.debug = True\napp.run()"));
        pull.commitSuggestions(alice, List.of(comment(pull, 11, "```suggestion\n```")));
        assertThat(text(pull.headSha())).isEqualTo(APP);
    }

    @Test
    void aSuggestionKeepsLineEndsAndAMissingLastOne() {
        HostedPull pull = open(APP.replace("\n", "\r\n").replace("app.run()\r\n", "app.run(debug=True)"));
        pull.commitSuggestions(alice, List.of(comment(pull, 11, "```suggestion\n# off\napp.run()\n```")));
        assertThat(text(pull.headSha())).endsWith("\r\n# off\r\napp.run()");
    }

    @Test
    void aThreadMovesWithItsLineAndIsOutdatedOnceTheLineChanges() {
        HostedPull pull = open(APP.replace("app.run()", "app.run(debug=True)"));
        long comment = comment(pull, 11, "hm");
        push("# new first line\n" + APP.replace("app.run()", "app.run(debug=True)"));
        assertThat(pull.threads().holding(comment).orElseThrow().line()).contains(12);
        push(APP);
        assertThat(pull.threads().holding(comment).orElseThrow().line()).isEmpty();
    }

    @Test
    void refusesTwoSuggestionsForOneLine() {
        HostedPull pull = open(APP.replace("app.run()", "app.run(debug=True)"));
        long one = comment(pull, 11, "```suggestion\napp.run()\n```");
        long other = comment(pull, 11, "```suggestion\npass\n```");
        assertThatThrownBy(() -> pull.commitSuggestions(alice, List.of(one, other)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("one suggestion per line");
        assertThat(pull.suggestion(one)).isEqualTo(SuggestionState.APPLICABLE);
    }

    @Test
    void theMergeBoxWaitsForTheRequiredCheck() {
        shop.require("main", "Undebug");
        HostedPull pull = open(APP + "# end\n");
        assertThat(pull.mergeability().required()).isEqualTo(Map.of("Undebug", Mergeability.Check.EXPECTED));
        conclude(pull, "failure");
        assertThat(pull.mergeability().mergeable()).isFalse();
        conclude(pull, "neutral");
        assertThat(pull.mergeability().mergeable()).isTrue();
        String merged = pull.merge(alice);
        assertThat(shop.head("main")).contains(merged);
        assertThat(pull.status().merged()).isTrue();
    }

    private HostedPull open(String app) {
        push(app);
        return shop.open(alice, Proposal.of(shop, "Debug", "debug", "main"));
    }

    private void push(String app) {
        shop.commit(alice, "debug", "Change", List.of(TreeEdit.put("app.py", app)));
    }

    private long comment(HostedPull pull, int line, String body) {
        PullThreads.Draft draft = new PullThreads.Draft("app.py", Side.RIGHT, Optional.empty(), line, body, "@@");
        pull.threads().add(forge.bot(), "", Review.State.COMMENTED, pull.headSha(), List.of(draft));
        return pull.threads()
                .visible()
                .get(pull.threads().visible().size() - 1)
                .first()
                .id();
    }

    private void conclude(HostedPull pull, String conclusion) {
        shop.checkRuns()
                .create(
                        new CheckRun.Subject("Undebug", pull.headSha(), Optional.empty(), Optional.empty()),
                        new CheckRun.Progress(
                                "completed",
                                Optional.of(conclusion),
                                forge.clock().instant(),
                                Optional.of(forge.clock().instant())),
                        CheckRun.Output.NONE,
                        List.of());
    }

    private String text(String commit) {
        return new String(shop.store().read(commit, "app.py").orElseThrow(), StandardCharsets.UTF_8);
    }
}
