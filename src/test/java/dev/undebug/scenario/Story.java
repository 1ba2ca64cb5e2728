package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent.InstallationChanged;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Installation;
import dev.undebug.demo.github.Proposal;
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
    DEBUG_ON("failure", Map.of(), Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n")) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(stage.findings(true)).isEmpty();
        }
    },
    /** A push takes findings away and brings another one. */
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
    /** A push changes nothing that matters, on a pull request to which nothing was ever said. */
    WORDS("success", Map.of(), Map.of("README.md", "A better shop\n")) {
        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).isEmpty();
        }
    },
    /** There are more findings than GitHub takes annotations at once. */
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
            // Only here the annotations go in two requests, the last ones; the others are tried above.
            return super.tried(requests).skip(requests - 2);
        }
    },
    /** Somebody presses the button that fixes all. */
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
    /** Somebody presses it who may not push. */
    FIX_ALL_IS_REFUSED("failure", Map.of("app.py", Scenario.ON), Map.of()) {
        @Override
        void happen(Stage stage) {
            stage.repository
                    .checkRuns()
                    .request(stage.newest(), "fix-all", stage.github.forge().user("mallory"));
        }

        @Override
        int runs() {
            return 2;
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
    /** Somebody has a check made again. */
    RE_RUN("failure", Map.of("app.py", Scenario.ON, "Procfile", "web: flask run --debug\n"), Map.of()) {
        @Override
        void happen(Stage stage) {
            stage.repository.checkRuns().rerequest(stage.newest(), stage.github.alice());
        }

        @Override
        int runs() {
            return 2;
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(false)).isNotEmpty().doesNotHaveDuplicates();
            assertThat(stage.findings(true)).isEmpty();
        }
    },
    /** A draft is marked as ready where drafts are not reviewed. */
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
    /** A pull request is to go to another branch, which has debug mode on. */
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
        int runs() {
            return 2;
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.findings(true)).hasSize(1);
            assertThat(stage.findings(false)).isEmpty();
        }
    },
    /** One of two pull requests with the same head is closed: the one for whose sake the check of the other failed. */
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
        int runs() {
            return 3;
        }

        @Override
        void verify(Stage stage) {
            assertThat(stage.reviews()).hasSize(1);
            assertThat(stage.repository.pulls().get(1).threads().all()).isEmpty();
        }
    },
    /** The merge queue asks for the check of what it would merge. */
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
    /** The app is installed where it has been before, and had audited the default branch. */
    WELCOME("success", Map.of(), Map.of()) {
        @Override
        void happen(Stage stage) {
            Forge forge = stage.github.forge();
            Installation installation =
                    forge.installationOn(stage.repository.owner().login()).orElseThrow();
            forge.tell(new InstallationChanged(installation, "created", stage.github.alice()));
        }

        @Override
        String commit(Stage stage) {
            return stage.repository.head("main").orElseThrow();
        }

        @Override
        int runs() {
            return 2;
        }

        @Override
        void verify(Stage stage) {
            assertThat(newest(stage).output().summary().orElse("")).contains("**Findings on this branch.**");
        }
    };

    static final int MANY = 51;
    private static final String BRANCH = "change";

    private final String conclusion;
    /** Made by {@code Map.of}, like the other. */
    @SuppressWarnings("ImmutableEnumChecker")
    final Map<String, String> before;

    @SuppressWarnings("ImmutableEnumChecker")
    final Map<String, String> change;

    /**
     * @param before the files of a pull request that was judged before; empty where there is none
     * @param change the files of the push that it begins with
     */
    Story(String conclusion, Map<String, String> before, Map<String, String> change) {
        this.conclusion = conclusion;
        this.before = before;
        this.change = change;
    }

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

        /** Returns the concluded checks of a commit but those that were cancelled because they could not be gone on with. */
        List<CheckRun> counted(String commit) {
            return repository.checkRuns().of(commit).stream()
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

        /** Returns the fingerprints in the comments on findings that are there, or that are settled. */
        List<String> findings(boolean settled) {
            return repository.pulls().stream()
                    .flatMap(pull -> pull.threads().comments().stream())
                    .flatMap(comment -> FindingMarker.find(comment.body()).stream())
                    .filter(marker -> marker.settled() == settled)
                    .map(FindingMarker::fingerprint)
                    .collect(Collectors.toList());
        }
    }

    /** Returns whether a pull request has to be judged before. */
    boolean begins() {
        return !before.isEmpty();
    }

    /** Opens what has to be there before. */
    void begin(Stage stage) {
        stage.github.open(stage.repository, BRANCH, before);
    }

    /** Returns whether it was judged. */
    boolean begun(Stage stage) {
        return stage.blocked();
    }

    /** Returns the commit that the check is on. */
    String commit(Stage stage) {
        return stage.pull().headSha();
    }

    /** Returns how many checks the commit is to have in the end. */
    int runs() {
        return 1;
    }

    /** Asks for the work. */
    void happen(Stage stage) {
        if (before.isEmpty()) {
            stage.github.open(stage.repository, BRANCH, change);
        } else {
            stage.github.commit(stage.repository, BRANCH, change);
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

    /** Returns whether the newest check of the commit says how it ends. */
    boolean ended(Stage stage) {
        String commit = commit(stage);
        return stage.counted(commit).size() >= runs() && stage.isConcluded(commit, conclusion);
    }

    /** Returns whether there is another check than before, and none is in progress. */
    boolean concluded(Stage stage) {
        List<CheckRun> runs = stage.repository.checkRuns().of(commit(stage));
        return runs.size() >= runs()
                && runs.stream().allMatch(run -> run.progress().completed());
    }

    CheckRun newest(Stage stage) {
        return stage.repository.checkRuns().of(commit(stage)).get(0);
    }

    /** Checks that the end is the right one. */
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
