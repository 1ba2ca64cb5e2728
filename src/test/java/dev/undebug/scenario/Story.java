package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.pull.FindingMarker;
import dev.undebug.testing.FakeGitHub;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Something that asks the app for work, and the one end that it may have. */
enum Story {
    /** A pull request switches debug mode on, in two places. */
    DEBUG_ON("failure") {
        @Override
        Map<String, String> change() {
            return Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n");
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(stage.findings(true)).isEmpty();
        }
    },
    /** A push takes findings away and brings another one. */
    SOME_GO_ONE_COMES("failure") {
        @Override
        Map<String, String> before() {
            return Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n");
        }

        @Override
        Map<String, String> change() {
            return Map.of("app.py", Scenario.OFF, "Procfile", "web: flask run\n", ".env", "FLASK_DEBUG=1\n");
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(2);
            assertThat(stage.findings(true)).hasSize(2);
            assertThat(stage.findings(false)).isNotEmpty().doesNotHaveDuplicates();
        }
    },
    /** A push changes nothing that matters, on a pull request to which nothing was ever said. */
    WORDS("success") {
        @Override
        Map<String, String> change() {
            return Map.of("README.md", "A better shop\n");
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).isEmpty();
        }
    },
    /** There are more findings than GitHub takes annotations at once. */
    MANY_FINDINGS("failure") {
        @Override
        Map<String, String> change() {
            return Map.of(
                    "Procfile",
                    IntStream.range(0, MANY)
                            .mapToObj(i -> "web" + i + ": flask run --debug --port " + i + "\n")
                            .collect(Collectors.joining()));
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(stage.newest().output().annotations()).hasSize(MANY);
        }

        @Override
        IntStream tried(int requests) {
            // Only here the annotations go in two requests, the last ones; the others are tried above.
            return super.tried(requests).skip(requests - 2);
        }
    },
    /** Somebody presses the button that fixes all. */
    FIX_ALL("success") {
        @Override
        Map<String, String> before() {
            return Map.of("app.py", Scenario.ON);
        }

        @Override
        Map<String, String> change() {
            return Map.of();
        }

        @Override
        void happen(Stage stage) {
            stage.repository.grant("alice", "write");
            stage.repository.checkRuns().request(stage.newest(), "fix-all", stage.github.alice());
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.pull().commits()).as("the author's and the app's").hasSize(2);
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(true)).hasSize(1);
            assertThat(stage.pull().threads().all()).allMatch(ReviewThread::resolved);
        }
    };

    static final int MANY = 51;
    private static final String BRANCH = "change";

    private final String conclusion;

    Story(String conclusion) {
        this.conclusion = conclusion;
    }

    /** Returns the files of a pull request that was judged before; empty where there is none. */
    Map<String, String> before() {
        return Map.of();
    }

    /** Returns the files of the push that it begins with. */
    abstract Map<String, String> change();

    /** Where it happens. */
    record Stage(FakeGitHub github, HostedRepository repository) {
        HostedPull pull() {
            return repository.pulls().get(0);
        }

        /** Returns whether a request is about this repository. */
        boolean isOf(Exchange.Request request) {
            return request.path().contains("/" + repository.fullName() + "/")
                    || request.path().endsWith("/" + repository.fullName())
                    || request.body().contains("\"" + repository.name() + "\"");
        }

        CheckRun newest() {
            return repository.checkRuns().of(pull().headSha()).get(0);
        }

        boolean audited() {
            return isConcluded(repository.head("main").orElseThrow(), "success");
        }

        /** Returns whether there are checks of the head, and none of them is in progress. */
        boolean concluded() {
            List<CheckRun> runs = repository.checkRuns().of(pull().headSha());
            return !runs.isEmpty()
                    && runs.stream().allMatch(run -> run.progress().completed());
        }

        boolean blocked() {
            return isConcluded(pull().headSha(), "failure");
        }

        boolean isConcluded(String commit, String conclusion) {
            return repository.checkRuns().of(commit).stream()
                    .findFirst()
                    .flatMap(run -> run.progress().conclusion())
                    .filter(conclusion::equals)
                    .isPresent();
        }

        List<Review> reviews() {
            return pull().threads().reviews();
        }

        /** Returns the fingerprints in the comments on findings that are there, or that are settled. */
        List<String> findings(boolean settled) {
            return pull().threads().comments().stream()
                    .flatMap(comment -> FindingMarker.find(comment.body()).stream())
                    .filter(marker -> marker.settled() == settled)
                    .map(FindingMarker::fingerprint)
                    .collect(Collectors.toList());
        }
    }

    /** Returns whether a pull request has to be judged before. */
    boolean begins() {
        return !before().isEmpty();
    }

    /** Opens what has to be there before. */
    void begin(Stage stage) {
        stage.github.open(stage.repository, BRANCH, before());
    }

    /** Asks for the work. */
    void happen(Stage stage) {
        if (before().isEmpty()) {
            stage.github.open(stage.repository, BRANCH, change());
        } else {
            stage.github.commit(stage.repository, BRANCH, change());
        }
    }

    /**
     * Returns which of its requests are to be tried.
     *
     * @param requests how many it takes when nothing fails
     */
    IntStream tried(int requests) {
        return IntStream.range(0, requests);
    }

    /** Returns whether the merge may be open in the end. */
    boolean mayPass() {
        return !conclusion.equals("failure");
    }

    /** Returns whether the newest check of the head says how it ends. */
    boolean ended(Stage stage) {
        return stage.isConcluded(stage.pull().headSha(), conclusion);
    }

    /** Checks that the end is the right one. */
    final void check(Stage stage) {
        String name = stage.repository.name();
        assertThat(stage.repository.checkRuns().of(stage.pull().headSha()))
                .as("%s: no check stays in progress", name)
                .allMatch(run -> run.progress().completed());
        assertThat(stage.newest().progress().conclusion()).as(name).contains(conclusion);
        assertThat(stage.reviews()).as("%s: no pending review", name).noneMatch(Review::pending);
        try {
            verify(stage);
        } catch (AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    abstract void verify(Stage stage);
}
