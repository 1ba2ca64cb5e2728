package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.FindingThread.Lines;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.rules.Rules;
import dev.undebug.scan.ScanBounds;
import dev.undebug.scan.Scanner;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Attempts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewPullTest {
    private static final String DOCKERFILE = "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n";
    private static final String OFF = "from flask import Flask\n\napp = Flask(__name__)\napp.run()\n";
    private static final String ON = "from flask import Flask\n\napp = Flask(__name__)\napp.run(debug=True)\n";
    private static final String PATCH = "@@ -1,4 +1,4 @@\n a\n \n b\n-app.run()\n+app.run(debug=True)\n";
    private static final RepositoryRef SHOP = new RepositoryRef(1, RepositoryName.parse("octo/shop"));
    private static final PullRequest PULL = new PullRequest(
            new PullRef(SHOP, 3),
            new CommitSha("a".repeat(40)),
            new CommitSha("b".repeat(40)),
            true,
            Set.of(Trait.OWN_HEAD, Trait.UNCOMMENTED, Trait.TO_DEFAULT_BRANCH));
    private static final CheckWork WORK = new CheckWork(PULL, false);

    private final RecordedGitHub gitHub = new RecordedGitHub();
    private final Checker review = gitHub.checker();

    @Test
    void debugThatIsIntroducedBlocksAndIsCommentedOn() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "open", "publish", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(gitHub.published).singleElement().satisfies(draft -> {
            assertThat(draft.comments()).hasSize(1);
            assertThat(draft.comments().get(0).path()).isEqualTo("app.py");
            assertThat(draft.comments().get(0).startLine()).isEqualTo(4);
            assertThat(draft.comments().get(0).body()).contains("```suggestion\napp.run()\n```", "`Dockerfile:3`");
        });
    }

    @Test
    void anAnalysisThatCannotBeFinishedFailsTheCheck() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF + "print()\n");
        changed("app.py", Status.MODIFIED, PATCH);
        gitHub.checker(new Scanner(Rules.ALL, new ScanBounds(10, 10))).run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("Undebug could not analyse all of this pull request");
        assertThat(draft().summary()).contains("larger than one scan can evaluate");
    }

    @Test
    void whatIsFoundInPartOfAPullRequestIsListedBesideTheFailure() {
        turnsOn();
        gitHub.checker(new Scanner(Rules.ALL, new ScanBounds(400, 10))).run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("Undebug could not analyse all of this pull request");
        assertThat(draft().summary()).contains("app.py", "all findings are listed as already existing");
    }

    @Test
    void whoTakesAFileAwayIsNotBlamedForWhatIsReadOnlyOfTheHead() {
        Map<String, String> files = new TreeMap<>(many(200));
        files.put("legacy.py", ON);
        gitHub.before = Map.copyOf(files);
        files.remove("module7.py");
        gitHub.after = Map.copyOf(files);
        changed("module7.py", Status.REMOVED, "@@ -1 +0,0 @@\n-print(7)\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft().summary()).contains("legacy.py:4");
    }

    /** A repository in which a scan does not read every Python file. */
    private static Map<String, String> many(int modules) {
        return IntStream.range(0, modules)
                .boxed()
                .collect(Collectors.toMap(i -> "module" + i + ".py", i -> "print(" + i + ")\n"));
    }

    @Test
    void aNotebookIsCommentedOnInItsOwnLines() {
        String off = """
                {"cells": [{"cell_type": "code", "source": [
                 "from flask import Flask\\n",
                 "Flask(\\"é\\").run()"
                ]}]}
                """;
        String on = off.replace("run()", "run(debug=True)");
        gitHub.before = Map.of("app.ipynb", off);
        gitHub.after = Map.of("app.ipynb", on);
        changed("app.ipynb", Status.MODIFIED, """
                @@ -1,4 +1,4 @@
                 {"cells": [{"cell_type": "code", "source": [
                  "from flask import Flask\\n",
                - "Flask(\\"é\\").run()"
                + "Flask(\\"é\\").run(debug=True)"
                 ]}]}
                """);
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published).singleElement().satisfies(draft -> {
            assertThat(draft.comments()).hasSize(1);
            assertThat(draft.comments().get(0).startLine()).isEqualTo(3);
            assertThat(draft.comments().get(0).body()).contains("```suggestion\n \"Flask(\\\"é\\\").run()\"\n```");
        });
    }

    @Test
    void debugThatWasThereBeforeIsListedAndBlamedOnNobody() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON + "# more\n");
        changed("app.py", Status.MODIFIED, "@@ -4 +4,2 @@\n app.run(debug=True)\n+# more\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(gitHub.published).isEmpty();
        assertThat(draft().summary()).contains("Already on the base branch", "`app.py:4`");
    }

    @Test
    void aCommentThatAllowsWhatIsIntroducedIsShownAndDoesNotBlock() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF);
        gitHub.after = Map.of(
                "Dockerfile",
                DOCKERFILE,
                "app.py",
                ON.strip() + "  # undebug: allow flask-run-debug -- a @closed net\n");
        changed("app.py", Status.MODIFIED, PATCH);
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(draft().annotations()).hasSize(1);
        assertThat(draft().summary())
                .contains("Introduced by this pull request, and allowed by a comment", "`app.py:4`", "closed net")
                .doesNotContain("introduces no debug mode", " @closed");
    }

    @Test
    void aLaunchThatMakesOldDebugLiveIsIntroduced() {
        gitHub.before = Map.of(
                "Dockerfile",
                DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"other:app\""),
                "other.py",
                OFF.replace("app.run()\n", ""),
                "app.py",
                ON);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "other.py", OFF.replace("app.run()\n", ""), "app.py", ON);
        changed("Dockerfile", Status.MODIFIED, "@@ -3 +3 @@\n-CMD x\n+CMD [\"python\", \"app.py\"]\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().annotations())
                .anyMatch(annotation -> annotation.path().equals("app.py"));
    }

    @Test
    void aPullRequestThatTouchesNothingRelevantIsAnsweredInTwoCalls() {
        changed("docs/logo.png", Status.ADDED, null);
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void filesThatCouldNotBeListedAreNotTakenForIrrelevant() {
        gitHub.diff =
                new PullDiff(gitHub.diff.mergeBase(), List.of(), List.of("Only 3,000 of 4,000 files were listed."));
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).contains("open");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft().summary()).contains("Only 3,000 of 4,000 files were listed.", "comparing the two commits");
    }

    @Test
    void filesThatCannotBeKnownCloseTheMerge() {
        gitHub.diff =
                new PullDiff(gitHub.diff.mergeBase(), List.of(), List.of("Only 3,000 of 4,000 files were listed."));
        gitHub.gaps = List.of("The repository has more files than GitHub lists at once.");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains("neither all changed files nor all files of both commits");
    }

    @Test
    void whatWasCommentedOnIsNotRepeatedAndStillBlocks() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = List.of(thread(gitHub.published.get(0).comments().get(0)));
        gitHub.published.clear();
        gitHub.calls.clear();
        review.run(WORK, Attempts.RETRY);
        assertThat(gitHub.calls).containsExactly("diff", "begin again", "open", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void aSuggestionIsPromisedOnlyWhereOneStands() {
        String promise = "Commit each suggestion in the review comments with one click.";
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        assertThat(draft().summary()).contains(promise);
        String body = gitHub.published.get(0).comments().get(0).body();
        FindingMarker marker = FindingMarker.find(body).orElseThrow();
        FirstComment comment = new FirstComment("C1", 1, body, false);
        Optional<FindingThread.Lines> line = Optional.of(new FindingThread.Lines(4, 4));
        gitHub.threads = List.of(new FindingThread("T1", "app.py", line, comment, marker, false));
        review.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).as("from before").contains(promise);
        gitHub.threads = List.of(new FindingThread("T1", "app.py", Optional.empty(), comment, marker, false));
        review.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).as("its line has changed").doesNotContain(promise);
        gitHub.threads = List.of();
        gitHub.configuration = Optional.of("comment: false\n");
        review.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).as("no comments are wanted").doesNotContain(promise);
    }

    @Test
    void nothingIsCommentedOnAHeadThatIsOutOfDate() {
        turnsOn();
        gitHub.standing = Standing.SUPERSEDED;
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published).isEmpty();
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).startsWith("**There is a newer commit; its check counts.** ");
    }

    @Test
    void theConfigurationOfTheBaseDecidesWhatBlocks() {
        turnsOn();
        gitHub.configuration = Optional.of("ignore:\n  - '*.py'\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void aBrokenConfigurationIsShownAndTheDefaultsApply() {
        turnsOn();
        gitHub.configuration = Optional.of("fail-on: critcal\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains(".github/undebug.yml:1", "critcal", "The defaults apply.");
    }

    @Test
    void commentsThatGitHubTakesOnlyLaterArePostedLater() {
        turnsOn();
        gitHub.onPublish = new ReviewRefused("Commit ID is not part of the pull request", true);
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isInstanceOf(Unavailable.class);
        assertThat(gitHub.concluded).isEmpty();
        review.run(WORK, Attempts.RETRY);
        assertThat(draft().summary()).contains("GitHub rejected the review comments");
    }

    @Test
    void aReviewThatGitHubRefusesLeavesTheAnnotations() {
        turnsOn();
        gitHub.onPublish = new ReviewRefused("line must be part of the diff");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().annotations()).hasSize(1);
        assertThat(draft().summary()).contains("annotations only", "line must be part of the diff");
    }

    @Test
    void anOutageIsTriedAgainAndConcludesNothing() {
        turnsOn();
        gitHub.onOpen = new Unavailable("GitHub answered 502", null);
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isSameAs(gitHub.onOpen);
        assertThat(gitHub.concluded).isEmpty();
    }

    @Test
    void ourOwnMistakeClosesTheMergeAndIsReported() {
        turnsOn();
        gitHub.onOpen = new IllegalStateException("a bug");
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isSameAs(gitHub.onOpen);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).doesNotContain("a bug").contains("Re-run");
    }

    @Test
    void aRefusalClosesTheMergeWithItsReason() {
        turnsOn();
        gitHub.onOpen = new Refused("The app lacks the permission contents: read.");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains("The app lacks the permission contents: read.");
    }

    @Test
    void aCheckThatWasBegunIsConcludedAlthoughTheCommitsAreGone() {
        turnsOn();
        gitHub.onOpen = new Gone("404");
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isInstanceOf(Unavailable.class);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "open");
        gitHub.calls.clear();
        review.run(WORK, Attempts.RETRY);
        assertThat(gitHub.calls).containsExactly("diff", "begin again", "open", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void whoWaitsForWhatIsNotFoundIsToldSo() {
        gitHub.onDiff = new Gone("404");
        review.run(WORK, Attempts.RETRY);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(draft().summary()).contains("GitHub does not find a commit");
    }

    @Test
    void nobodyIsToldWhereNothingIsLeftToTellItOn() {
        gitHub.onDiff = new Gone("404");
        gitHub.onConcludeAtOnce = new Gone("404");
        review.run(WORK, Attempts.RETRY);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(gitHub.concluded).isEmpty();
    }

    @Test
    void whatIsNotThereAtFirstIsLookedForOnceMoreLater() {
        gitHub.onDiff = new Gone("404");
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("404");
        assertThat(gitHub.calls).containsExactly("diff");
    }

    @Test
    void aRefusalBeforeTheCheckWasBegunClosesTheMergeWithItsReason() {
        gitHub.onDiff = new Refused("The app lacks the permission contents: read.");
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).contains("The app lacks the permission contents: read.");
    }

    @Test
    void ourOwnMistakeBeforeTheCheckWasBegunClosesTheMergeAndIsReported() {
        gitHub.onDiff = new IllegalStateException("a bug");
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isSameAs(gitHub.onDiff);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void aCheckThatWasBegunIsConcludedAlthoughTheMachineGivesUp() {
        turnsOn();
        gitHub.onOpen = new StackOverflowError();
        assertThatThrownBy(() -> review.run(WORK, Attempts.FIRST)).isSameAs(gitHub.onOpen);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    /** An outdated thread. */
    private static FindingThread thread(String path, String body) {
        return thread(path, Optional.empty(), body);
    }

    private static FindingThread thread(Comment comment) {
        return thread(comment.path(), Optional.of(new Lines(comment.startLine(), comment.endLine())), comment.body());
    }

    private static FindingThread thread(String path, Optional<Lines> lines, String body) {
        return new FindingThread(
                "T1",
                path,
                lines,
                new FirstComment("C1", 1, body, false),
                FindingMarker.find(body).orElseThrow(),
                false);
    }

    private void turnsOn() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        changed("app.py", Status.MODIFIED, PATCH);
    }

    private void changed(String path, Status status, @Nullable String patch) {
        gitHub.diff = new PullDiff(
                gitHub.diff.mergeBase(),
                List.of(new ChangedFile(path, status, Optional.empty(), Optional.ofNullable(patch))),
                List.of());
    }

    @Test
    void aFindingThatIsGoneIsSettledBeforeTheVerdict() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        String body = gitHub.published.get(0).comments().get(0).body();
        gitHub.threads = List.of(thread("app.py", body));
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF + "# off\n");
        gitHub.calls.clear();
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "open", "same head", "settle", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(gitHub.settled).singleElement().satisfies(settled -> {
            assertThat(settled.thread()).isEqualTo(gitHub.threads.get(0));
            assertThat(settled.body()).startsWith("**Fixed in aaaaaaa.**\n").contains("`Dockerfile:3`");
            assertThat(FindingMarker.find(settled.body()))
                    .contains(new FindingMarker(gitHub.threads.get(0).marker().fingerprint(), true));
        });
    }

    @Test
    void aFindingThatHasBecomeHarmlessIsSaidSo() {
        becomesHarmless(Optional.of(new Lines(5, 5)));
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "open", "same head", "correct", "conclude 7");
        assertThat(gitHub.settled).isEmpty();
        assertThat(gitHub.corrected).singleElement().satisfies(corrected -> {
            assertThat(corrected.thread()).isEqualTo(gitHub.threads.get(0));
            assertThat(corrected.body())
                    .contains("**Low: ", "```suggestion\n    app.run()\n```")
                    .doesNotContain("Critical", "The finding is now at");
            assertThat(FindingMarker.find(corrected.body()))
                    .contains(gitHub.threads.get(0).marker());
        });
        gitHub.threads = List.of(thread(
                "app.py", Optional.of(new Lines(5, 5)), gitHub.corrected.get(0).body()));
        gitHub.calls.clear();
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).doesNotContain("correct", "publish");
    }

    @Test
    void aCorrectedCommentOnOtherLinesHasNoSuggestion() {
        becomesHarmless(Optional.of(new Lines(4, 5)));
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.corrected).singleElement().satisfies(corrected -> assertThat(corrected.body())
                .contains("```diff\n-    app.run(debug=True)\n+    app.run()\n```")
                .doesNotContain("```suggestion"));
    }

    @Test
    void commentsThatCannotBeCorrectedAreNamed() {
        becomesHarmless(Optional.empty());
        gitHub.onCorrect = new Refused("The app lacks the permission pull_requests: write.");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.NEUTRAL);
        assertThat(draft().summary()).contains("could not be updated", "pull_requests: write");
    }

    /** A comment says that debug mode is live; a later push starts the program in another way. */
    private void becomesHarmless(Optional<Lines> lines) {
        String guarded = ON.replace("app.run", "if __name__ == '__main__':\n    app.run");
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", guarded.replace("debug=True", ""));
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", guarded);
        changed("app.py", Status.MODIFIED, "@@ -5 +5 @@\n-    app.run()\n+    app.run(debug=True)\n");
        review.run(WORK, Attempts.FIRST);
        FindingThread said =
                thread("app.py", gitHub.published.get(0).comments().get(0).body());
        gitHub.threads = List.of(
                new FindingThread(said.id(), said.path(), lines, said.comment(), said.marker(), said.resolved()));
        gitHub.after = Map.of("Dockerfile", "FROM x\nCMD [\"gunicorn\", \"app:app\"]\n", "app.py", guarded);
        gitHub.calls.clear();
    }

    @Test
    void aFindingThatComesBackIsToldAnew() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        String body = gitHub.published.get(0).comments().get(0).body();
        gitHub.published.clear();
        gitHub.threads = List.of(thread("app.py", body.replace("undebug:finding", "undebug:settled")));
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published).hasSize(1);
        assertThat(gitHub.settled).isEmpty();
    }

    @Test
    void aFileThatIsRenamedWithinThePullRequestTakesItsThreadAlong() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        String body = gitHub.published.get(0).comments().get(0).body();
        gitHub.published.clear();
        gitHub.threads = List.of(thread("app.py", body));
        gitHub.after = Map.of("Dockerfile", DOCKERFILE.replace("app.py", "shop.py"), "shop.py", ON);
        gitHub.diff = new PullDiff(
                gitHub.diff.mergeBase(),
                List.of(
                        new ChangedFile("Dockerfile", Status.MODIFIED, Optional.empty(), Optional.empty()),
                        new ChangedFile("app.py", Status.REMOVED, Optional.empty(), Optional.empty()),
                        new ChangedFile(
                                "shop.py",
                                Status.ADDED,
                                Optional.empty(),
                                Optional.of("@@ -0,0 +1,4 @@\n+a\n+\n+b\n+app.run(debug=True)\n"))),
                List.of());
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(gitHub.published).isEmpty();
        assertThat(gitHub.settled).isEmpty();
    }

    /** Equal lines in two files: if one file is deleted, its finding does not count for the thread on the other. */
    @Test
    void aTwinInAnotherFileDoesNotKeepTheThreadOfAFileThatIsGone() {
        String both = DOCKERFILE.replace("CMD [\"python\", \"app.py\"]", "CMD python app.py & python shop.py");
        gitHub.after = Map.of("Dockerfile", both, "app.py", ON, "shop.py", ON);
        gitHub.diff = new PullDiff(gitHub.diff.mergeBase(), List.of(added("app.py"), added("shop.py")), List.of());
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = gitHub.published.get(0).comments().stream()
                .map(comment -> thread(comment.path(), comment.body()))
                .toList();
        assertThat(gitHub.threads).extracting(FindingThread::path).containsExactly("app.py", "shop.py");
        gitHub.published.clear();
        gitHub.after = Map.of("Dockerfile", both.replace("app.py", "shop.py"), "shop.py", ON);
        gitHub.diff = new PullDiff(gitHub.diff.mergeBase(), List.of(added("shop.py")), List.of());
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published).isEmpty();
        assertThat(gitHub.settled)
                .extracting(settled -> settled.thread().path())
                .containsExactly("app.py");
    }

    @Test
    void aThreadOnWhatMakesAFindingLiveFollowsTheFindingIntoARenamedFile() {
        String other = DOCKERFILE.replace("app.py", "other.py");
        gitHub.before = Map.of("Dockerfile", other, "app.py", ON, "other.py", "print()\n");
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON, "other.py", "print()\n");
        ChangedFile launch = new ChangedFile(
                "Dockerfile", Status.MODIFIED, Optional.empty(), Optional.of("@@ -3 +3 @@\n-CMD x\n+CMD y\n"));
        gitHub.diff = new PullDiff(gitHub.diff.mergeBase(), List.of(launch), List.of());
        review.run(WORK, Attempts.FIRST);
        ReviewDraft.Comment comment = gitHub.published.get(0).comments().get(0);
        assertThat(comment.path()).isEqualTo("Dockerfile");
        gitHub.threads = List.of(thread(comment.path(), comment.body()));
        gitHub.published.clear();
        gitHub.after =
                Map.of("Dockerfile", DOCKERFILE.replace("app.py", "shop.py"), "shop.py", ON, "other.py", "print()\n");
        ChangedFile renamed = new ChangedFile("shop.py", Status.RENAMED, Optional.of("app.py"), Optional.empty());
        gitHub.diff = new PullDiff(gitHub.diff.mergeBase(), List.of(launch, renamed), List.of());
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(gitHub.published).isEmpty();
        assertThat(gitHub.settled).isEmpty();
    }

    /** For GitHub only a line feed ends a line, and it would drop a single carriage return. */
    @Test
    void linesAreCountedAsGitHubCountsThem() {
        turnsOn();
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON.replace("Flask\n", "Flask\r# a\r# b\n"));
        review.run(WORK, Attempts.FIRST);
        assertThat(draft().annotations()).singleElement().satisfies(annotation -> {
            assertThat(annotation.startLine()).isEqualTo(4);
            assertThat(annotation.endLine()).isEqualTo(4);
        });
        assertThat(gitHub.published.get(0).comments()).singleElement().satisfies(comment -> {
            assertThat(comment.startLine()).isEqualTo(4);
            assertThat(comment.endLine()).isEqualTo(4);
            assertThat(comment.body())
                    .contains("```diff\n-app.run(debug=True)\n+app.run()\n```")
                    .doesNotContain("```suggestion");
        });
    }

    private static ChangedFile added(String path) {
        return new ChangedFile(
                path,
                Status.ADDED,
                Optional.empty(),
                Optional.of("@@ -0,0 +1,4 @@\n+a\n+\n+b\n+app.run(debug=True)\n"));
    }

    @Test
    void aFindingThatAWorseOneCoversIsNotCalledGone() {
        String alone = OFF.replace("run()", "run(host=\"0.0.0.0\")");
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", "");
        gitHub.after = Map.of("Dockerfile", DOCKERFILE + "# new\n", "app.py", alone);
        changed("Dockerfile", Status.MODIFIED, "@@ -3 +3,2 @@\n CMD\n+# new\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published)
                .singleElement()
                .satisfies(draft -> assertThat(draft.comments().get(0).body()).contains("dev-server-in-production"));
        gitHub.threads = List.of(
                thread("Dockerfile", gitHub.published.get(0).comments().get(0).body()));
        gitHub.after =
                Map.of("Dockerfile", DOCKERFILE + "# new\n", "app.py", alone.replace("host=\"0.0.0.0\"", "debug=True"));
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary()).doesNotContain("dev-server-in-production");
        assertThat(gitHub.settled).isEmpty();
    }

    @Test
    void aFindingThatACommentAllowsNowIsNotCalledGone() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = List.of(
                thread("app.py", gitHub.published.get(0).comments().get(0).body()));
        gitHub.after = Map.of(
                "Dockerfile", DOCKERFILE, "app.py", ON.strip() + "  # undebug: allow flask-run-debug -- a workshop\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.settled).singleElement().satisfies(settled -> assertThat(settled.body())
                .startsWith("**As of aaaaaaa, a comment in the source allows this finding"));
    }

    @Test
    void nothingIsSettledWhereNotEverythingWasJudged() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = List.of(
                thread("app.py", gitHub.published.get(0).comments().get(0).body()));
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF + "# off\n");
        gitHub.diff = new PullDiff(
                gitHub.diff.mergeBase(), gitHub.diff.files(), List.of("Only 3,000 of 4,000 files were listed."));
        gitHub.gaps = List.of("The repository has more files than GitHub lists at once.");
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.settled).isEmpty();
    }

    @Test
    void whatWasSaidIsSettledAlsoWhenNothingRelevantIsChangedAnyMore() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = List.of(
                thread("app.py", gitHub.published.get(0).comments().get(0).body()));
        changed("docs/logo.png", Status.ADDED, null);
        gitHub.calls.clear();
        // The event was sent before the comment was posted, as its trait UNCOMMENTED shows.
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "begin", "same head", "open", "settle", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void commentsThatCannotBeSettledAreNamed() {
        turnsOn();
        review.run(WORK, Attempts.FIRST);
        gitHub.threads = List.of(
                thread("app.py", gitHub.published.get(0).comments().get(0).body()));
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", OFF + "# off\n");
        gitHub.onSettle = new Refused("The app lacks the permission pull_requests: write.");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft().summary()).contains("could not be resolved", "pull_requests: write");
    }

    @Test
    void whoseBaseIsNotTheDefaultBranchIsNotGreenBeforeTheOthersAreKnown() {
        changed("docs/logo.png", Status.ADDED, null);
        PullRequest toRelease =
                new PullRequest(PULL.ref(), PULL.head(), PULL.base(), true, Set.of(Trait.OWN_HEAD, Trait.UNCOMMENTED));
        review.run(new CheckWork(toRelease, false), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "same head", "conclude at once");
    }

    @Test
    void aHeadThatWasJudgedForAnotherIsNotGreenBeforeThatOneIsJudgedAgain() {
        turnsOn();
        PullDiff toRelease = gitHub.diff;
        PullRequest release = other(4, "cd");
        review.run(new CheckWork(release, false), Attempts.FIRST);
        changed("docs/logo.png", Status.ADDED, null);
        gitHub.diffs.put(4, toRelease);
        gitHub.sameHead = List.of(release);
        gitHub.calls.clear();
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls)
                .startsWith("diff", "same head", "begin")
                .endsWith("conclude 7")
                .doesNotContain("conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
    }

    private static PullRequest other(int number, String base) {
        return new PullRequest(new PullRef(SHOP, number), PULL.head(), new CommitSha(base.repeat(20)), true);
    }

    @Test
    void ofManyPullRequestsWithThisHeadEachBaseIsJudgedOnce() {
        changed("notes.md", Status.ADDED, null);
        gitHub.sameHead =
                IntStream.range(10, 110).mapToObj(i -> other(i, "a" + i % 10)).toList();
        gitHub.mentioned = List.of(10);
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls.stream().filter("diff"::equals)).hasSize(1 + 10);
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(draft().summary()).contains("#10:", "#109:");
    }

    @Test
    void morePullRequestsWithThisHeadThanAreJudgedCloseTheMerge() {
        changed("notes.md", Status.ADDED, null);
        gitHub.sameHead = IntStream.range(10, 99)
                .mapToObj(i -> other(i, Integer.toString(i)))
                .toList();
        gitHub.mentioned = List.of(10);
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls.stream().filter("diff"::equals)).hasSize(1 + OthersWithHead.MOST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title())
                .isEqualTo(
                        "#20 has the same head: it and 78 more were not analysed, because pull requests to more than 10"
                                + " other base branches have this head. Please close those that are not needed");
        assertThat(draft().summary()).contains("#19:", "#20:").doesNotContain("#21:");
    }

    @Test
    void whatIsClosedIsNotAskedForTwice() {
        review.run(new FormerHeadWork(SHOP, PULL.head()), Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("same head");
    }

    @Test
    void theCheckOfAnotherIsMadeAgainWhenAPullRequestWithItsHeadIsClosed() {
        turnsOn();
        gitHub.sameHead = List.of(PULL);
        review.run(new FormerHeadWork(SHOP, PULL.head()), Attempts.FIRST);
        assertThat(gitHub.calls)
                .as("comments are its own work's")
                .containsExactly("same head", "diff", "begin", "open", "conclude 7");
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("1 finding blocks this pull request");
    }

    @Test
    void theWorstVerdictOfAllPullRequestsWithThisHeadStands() {
        turnsOn();
        CheckWork lax = new CheckWork(
                new PullRequest(
                        new PullRef(SHOP, 4),
                        PULL.head(),
                        new CommitSha("c".repeat(40)),
                        true,
                        Set.of(Trait.OWN_HEAD, Trait.UNCOMMENTED)),
                false);
        PullDiff toMain = gitHub.diff;
        changed("docs/logo.png", Status.ADDED, null);
        gitHub.diffs.put(3, toMain);
        gitHub.sameHead = List.of(PULL);
        gitHub.mentioned = List.of(3);
        review.run(lax, Attempts.FIRST);
        assertThat(gitHub.published)
                .as("the other's comments are its own work's")
                .isEmpty();
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().title()).isEqualTo("#3 has the same head: 1 finding blocks it");
        assertThat(draft().summary()).contains("The worst verdict counts.");
    }

    @Test
    void aForkIsLookedAtTwiceSinceGitHubListsNoPullRequestsWithItsChecks() {
        changed("docs/logo.png", Status.ADDED, null);
        CheckWork fork = new CheckWork(
                new PullRequest(PULL.ref(), PULL.head(), PULL.base(), true, Set.of(Trait.UNCOMMENTED)), false);
        review.run(fork, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "same head", "conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void commentsCanBeSwitchedOff() {
        turnsOn();
        gitHub.configuration = Optional.of("comment: false\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.published).isEmpty();
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().annotations()).hasSize(1);
    }

    @Test
    void draftsAreReviewedUnlessTheConfigurationSaysOtherwise() {
        turnsOn();
        CheckWork work = new CheckWork(
                new PullRequest(PULL.ref(), PULL.head(), PULL.base(), true, Set.of(Trait.DRAFT, Trait.OWN_HEAD)),
                false);
        review.run(work, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        gitHub.published.clear();
        gitHub.configuration = Optional.of("drafts: false\n");
        review.run(work, Attempts.FIRST);
        assertThat(gitHub.published).isEmpty();
        assertThat(conclusion()).isEqualTo(Conclusion.CANCELLED);
        assertThat(draft().title()).isEqualTo("Drafts are not reviewed");
    }

    @Test
    void whatWasThereBeforeCountsWhereTheConfigurationSaysSo() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON + "# more\n");
        changed("app.py", Status.MODIFIED, "@@ -4 +4,2 @@\n app.run(debug=True)\n+# more\n");
        gitHub.configuration = Optional.of("scope: all\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(gitHub.published).as("the author is not blamed").isEmpty();
        assertThat(draft().annotations()).hasSize(1);
        assertThat(draft().title()).isEqualTo("1 finding blocks this pull request");
        assertThat(draft().summary()).contains("already on the base branch", "`scope: all`");
    }

    @Test
    void whatWasThereBeforeDoesNotBlockWhoChangesNothingThatCouldMatter() {
        gitHub.before = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        gitHub.after = Map.of("Dockerfile", DOCKERFILE, "app.py", ON);
        gitHub.configuration = Optional.of("scope: all\n");
        changed("notes.md", Status.ADDED, null);
        review.run(WORK, Attempts.FIRST);
        assertThat(gitHub.calls).containsExactly("diff", "conclude at once");
        assertThat(conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void aPullRequestThatChangesTheConfigurationIsToldWhatWouldChange() {
        turnsOn();
        gitHub.configuration = Optional.of("fail-on: critical\n");
        gitHub.after = Map.of(
                "Dockerfile",
                DOCKERFILE,
                "app.py",
                ON,
                ".github/undebug.yml",
                "fail-on: low\nrules:\n  flask-run-debug: off\nignore: ['**']\n");
        gitHub.diff = new PullDiff(
                gitHub.diff.mergeBase(),
                List.of(
                        gitHub.diff.files().get(0),
                        new ChangedFile(".github/undebug.yml", Status.MODIFIED, Optional.empty(), Optional.empty())),
                List.of());
        review.run(WORK, Attempts.FIRST);
        assertThat(conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(draft().summary())
                .contains(
                        "It takes effect after the merge",
                        "`fail-on` would be `low` instead of `critical`",
                        "`ignore` would be `**` instead of `nothing`",
                        "`rules` would be `flask-run-debug: off` instead of `nothing`");
        gitHub.after = Map.of("app.py", ON, ".github/undebug.yml", "fail-on: never\n");
        review.run(WORK, Attempts.FIRST);
        assertThat(draft().summary()).contains("`.github/undebug.yml:1`", "After the merge, the defaults would apply.");
    }

    private CheckDraft draft() {
        return gitHub.concluded.get(gitHub.concluded.size() - 1);
    }

    private Conclusion conclusion() {
        return draft().conclusion();
    }
}
