package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.AppInstallation;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent.InstallationChanged;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.pull.FindingMarker;
import dev.undebug.testing.FakeGitHub;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An event that requests work from the app, and its only correct result. */
enum Story {
    /** A pull request turns debug mode on, in two places. */
    DEBUG_ON("failure", Map.of(), Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n")) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(stage.findings(true)).isEmpty();
        }
    },
    /** A push removes findings and adds another one. */
    SOME_GO_ONE_COMES(
            "failure",
            Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n"),
            Map.of("app.py", Scenario.OFF, "Procfile", "web: flask run\n", ".env", "FLASK_DEBUG=1\n")) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(2);
            assertThat(stage.findings(true)).hasSize(2);
            assertThat(stage.findings(false)).isNotEmpty().doesNotHaveDuplicates();
        }
    },
    /** A push without relevant changes, to a pull request without comments. */
    WORDS("success", Map.of(), Map.of("README.md", "A better shop\n")) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).isEmpty();
        }
    },
    /** There are more findings than GitHub accepts as annotations at once. */
    MANY_FINDINGS(
            "failure",
            Map.of(),
            Map.of(
                    "Procfile",
                    IntStream.range(0, Story.MANY)
                            .mapToObj(i -> "web" + i + ": flask run --debug --port " + i + "\n")
                            .collect(Collectors.joining()))) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSize(MANY).doesNotHaveDuplicates();
            assertThat(stage.newest().output().annotations()).hasSize(MANY);
        }

        @Override
        IntStream tried(int requests) {
            // Only the two last requests with annotations are specific to this story; other stories cover the rest.
            return super.tried(requests).skip(requests - 2);
        }
    },
    /** Somebody presses the button "Fix all". */
    FIX_ALL("success", Map.of("app.py", Scenario.ON), Map.of()) {
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
    },
    /** Somebody without write access presses it. */
    FIX_ALL_IS_REFUSED("failure", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void happen(Stage stage) {
            stage.repository
                    .checkRuns()
                    .request(stage.newest(), "fix-all", stage.github.forge().user("mallory"));
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.newest().output().summary().orElse(""))
                    .contains("mallory has no push access to this repository");
            assertThat(stage.pull().commits()).hasSize(1);
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSize(1);
        }
    },
    /** Somebody requests a re-run. */
    RE_RUN("failure", Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n"), Map.of()) {
        @Override
        void happen(Stage stage) {
            stage.repository.checkRuns().rerequest(stage.newest(), stage.github.alice());
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).isNotEmpty().doesNotHaveDuplicates();
            assertThat(stage.findings(true)).isEmpty();
        }
    },
    /** A draft is marked as ready in a repository that skips drafts. */
    READY("failure", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void begin(Stage stage) {
            stage.github.commit(stage.repository, "main", Map.of(".github/undebug.yml", "drafts: false\n"));
            stage.github.commit(stage.repository, BRANCH, before);
            stage.repository.open(
                    stage.github.alice(), new Proposal("A draft", "", stage.repository, BRANCH, "main", true));
        }

        @Override
        boolean begun(Stage stage) {
            return stage.isConcluded(stage.pull().headSha(), "cancelled") && stage.audited();
        }

        @Override
        void happen(Stage stage) {
            stage.pull().draft(stage.github.alice(), false);
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSize(1);
        }
    },
    /** The base of a pull request is changed to a branch with debug mode on. */
    OTHER_BASE("success", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void begin(Stage stage) {
            stage.repository.branch("lax", stage.github.commit(stage.repository, BRANCH, before));
            stage.github.commit(stage.repository, BRANCH, Map.of("app.py", Scenario.ON + "# more\n"));
            stage.repository.open(stage.github.alice(), Proposal.of(stage.repository, "Change", BRANCH, "main"));
        }

        @Override
        void happen(Stage stage) {
            stage.pull().base(stage.github.alice(), "lax");
        }

        @Override
        int atOnce() {
            return 2;
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(true)).hasSize(1);
            assertThat(stage.findings(false)).isEmpty();
        }
    },
    /** Of two pull requests with the same head, the one whose findings failed the shared check is closed. */
    ONE_OF_TWO_IS_CLOSED("success", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void begin(Stage stage) {
            OTHER_BASE.begin(stage);
            stage.repository.open(stage.github.alice(), Proposal.of(stage.repository, "To lax", BRANCH, "lax"));
        }

        @Override
        boolean begun(Stage stage) {
            return stage.counted(stage.pull().headSha()).size() == 2 && stage.blocked();
        }

        @Override
        void happen(Stage stage) {
            stage.pull().close(stage.github.alice());
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.repository.pulls().get(1).threads().all()).isEmpty();
        }
    },
    /** The merge queue requests the check of a merge group. */
    MERGE_GROUP("failure", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void happen(Stage stage) {
            stage.pull().enqueue(stage.github.alice());
        }

        @Override
        String commit(Stage stage) {
            String branch = "gh-readonly-queue/main/pr-" + stage.pull().number() + "-"
                    + stage.repository.head("main").orElseThrow();
            return stage.repository.head(branch).orElse("");
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
        }
    },
    /** Somebody pushes to the default branch. */
    AUDIT("success", Map.of(), Map.of("app.py", Scenario.ON)) {
        @Override
        void happen(Stage stage) {
            stage.github.commit(stage.repository, "main", change);
        }

        @Override
        String commit(Stage stage) {
            return stage.repository.head("main").orElseThrow();
        }

        @Override
        void verify(Stage stage) {
            assertThat(newest(stage).output().title()).contains("1 finding (critical)");
            assertThat(newest(stage).output().annotations()).hasSize(1);
        }
    },
    /** The app is installed again on an account whose default branch it audited before. */
    WELCOME("success", Map.of(), Map.of()) {
        @Override
        void happen(Stage stage) {
            Forge forge = stage.github.forge();
            AppInstallation installation =
                    forge.installationOn(stage.repository.owner().login()).orElseThrow();
            forge.tell(new InstallationChanged(installation, "created", stage.github.alice()));
        }

        @Override
        String commit(Stage stage) {
            return stage.repository.head("main").orElseThrow();
        }

        @Override
        void verify(Stage stage) {
            assertThat(newest(stage).output().summary().orElse("")).contains("**Findings on this branch.**");
        }
    };

    static final int MANY = 51;
    private static final String BRANCH = "change";

    private final String conclusion;
    /** Created by {@code Map.of}, like the other map. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Map<String, String> before;

    @SuppressWarnings("ImmutableEnumChecker")
    final Map<String, String> change;

    /**
     * @param before the files of a pull request that was judged before; empty for none
     * @param change the files of the push that starts the story
     */
    Story(String conclusion, Map<String, String> before, Map<String, String> change) {
        this.conclusion = conclusion;
        this.before = before;
        this.change = change;
    }

    /**
     * The place of a story.
     *
     * @param earlier the ids of the check runs from before the event
     */
    record Stage(FakeGitHub github, HostedRepository repository, Set<Long> earlier) {
        HostedPull pull() {
            return repository.pulls().get(0);
        }

        /** Returns whether a request concerns this repository. */
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

        /** Returns the commits of the default branch and of the pull requests. */
        Stream<String> heads() {
            return Stream.concat(
                    repository.head("main").stream(),
                    repository.pulls().stream().map(HostedPull::headSha));
        }

        /** Returns the check runs of a commit since the event. */
        List<CheckRun> runs(String commit) {
            return repository.checkRuns().of(commit).stream()
                    .filter(run -> !earlier.contains(run.id()))
                    .toList();
        }

        /** Returns the concluded ones of them, except those cancelled because they could not be continued. */
        List<CheckRun> counted(String commit) {
            return runs(commit).stream()
                    .filter(run -> run.progress()
                            .conclusion()
                            .filter(word -> !word.equals("cancelled"))
                            .isPresent())
                    .toList();
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

        /** Returns the fingerprints in the comments on current findings, or on settled ones. */
        List<String> findings(boolean settled) {
            return repository.pulls().stream()
                    .flatMap(pull -> pull.threads().comments().stream())
                    .flatMap(comment -> FindingMarker.find(comment.body()).stream())
                    .filter(marker -> marker.settled() == settled)
                    .map(FindingMarker::fingerprint)
                    .collect(Collectors.toList());
        }
    }

    /** Returns whether a pull request has to be judged first. */
    boolean begins() {
        return !before.isEmpty();
    }

    /** Prepares the state before the story. */
    void begin(Stage stage) {
        stage.github.open(stage.repository, BRANCH, before);
    }

    /** Returns how often it can happen at once so that all of them have a worker: urgent work has fewer than other work. */
    int atOnce() {
        return 8;
    }

    /** Returns whether the preparation was judged. */
    boolean begun(Stage stage) {
        return stage.blocked();
    }

    /** Returns the commit of the check. */
    String commit(Stage stage) {
        return stage.pull().headSha();
    }

    /** Fires the event. */
    final void start(Stage stage) {
        stage.heads().flatMap(head -> stage.runs(head).stream()).forEach(run -> stage.earlier.add(run.id()));
        happen(stage);
    }

    void happen(Stage stage) {
        if (before.isEmpty()) {
            stage.github.open(stage.repository, BRANCH, change);
        } else {
            stage.github.commit(stage.repository, BRANCH, change);
        }
    }

    /**
     * Returns the indexes of the requests to fail.
     *
     * @param requests the number of requests without failures
     */
    IntStream tried(int requests) {
        return IntStream.range(0, requests);
    }

    /** Returns whether the merge may be open at the end. */
    boolean mayPass() {
        return !conclusion.equals("failure");
    }

    /** Returns whether the newest check of the commit is a new one, and has the expected conclusion. */
    boolean ended(Stage stage) {
        String commit = commit(stage);
        return !stage.counted(commit).isEmpty() && stage.isConcluded(commit, conclusion);
    }

    /** Returns whether there is a new check, and none is in progress. */
    boolean concluded(Stage stage) {
        List<CheckRun> runs = stage.runs(commit(stage));
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.progress().completed());
    }

    CheckRun newest(Stage stage) {
        return stage.repository.checkRuns().of(commit(stage)).get(0);
    }

    /** Checks the result. */
    final void check(Stage stage) {
        String name = stage.repository.name();
        assertThat(stage.repository.checkRuns().of(commit(stage)))
                .as("%s: no check stays in progress", name)
                .allMatch(run -> run.progress().completed());
        assertThat(newest(stage).progress().conclusion()).as(name).contains(conclusion);
        assertThat(stage.repository.pulls())
                .as("%s: no pending review", name)
                .allSatisfy(pull -> assertThat(pull.threads().reviews()).noneMatch(Review::pending));
        try {
            verify(stage);
        } catch (AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    abstract void verify(Stage stage);
}
