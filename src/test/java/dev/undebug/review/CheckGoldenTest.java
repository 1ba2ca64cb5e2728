package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.Gone;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Refused;
import dev.undebug.pull.ReviewRefused;
import dev.undebug.testing.Attempts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The texts of a pull request's check, in every kind of case. */
class CheckGoldenTest {
    private static final String ON = Shop.before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True");
    private static final String ALLOWED =
            ON.replace("debug=True)", "debug=True)  # undebug: allow flask-run-debug -- only on the build machine");

    private final Shop shop = new Shop();

    @Test
    void blocked() {
        shop.gitHub.mayWrite = true;
        Published.lastCheck("check/blocked", shop.turnsDebugOn().reviewed());
    }

    @Test
    void severalFindingsOfAllSeverities() {
        shop.gitHub.before = Map.of();
        Published.lastCheck(
                "check/several",
                shop.changes(Map.of(
                                "Dockerfile",
                                Shop.before("Dockerfile"),
                                "Procfile",
                                "web: FLASK_ENV=production flask --app admin run\nadmin: gunicorn --reload admin:app\n",
                                "app.py",
                                ON,
                                "admin.py",
                                Shop.before("admin.py") + "app.config[\"DEBUG\"] = True\n"))
                        .reviewed());
    }

    /** The instructions start the service of the finding, although another service shows the same. */
    @Test
    void aServiceBesideOneThatHadItBefore() {
        shop.gitHub.before = Map.of("Dockerfile", Shop.before("Dockerfile"), "app.py", ON);
        Published.lastCheck(
                "check/beside-existing",
                shop.changes(Map.of("Procfile", "web: flask --app app run --debug\n"))
                        .reviewed());
    }

    @Test
    void remarksThatDoNotBlock() {
        Published.lastCheck(
                "check/remarks",
                shop.changes(Map.of("admin.py", Shop.before("admin.py") + "app.debug = True\n"))
                        .reviewed());
    }

    @Test
    void clean() {
        Published.lastCheck(
                "check/clean",
                shop.changes(Map.of("app.py", Shop.before("app.py") + "# nothing\n"))
                        .reviewed());
    }

    @Test
    void whatWasThereBefore() {
        shop.gitHub.before = with("app.py", ON);
        Published.lastCheck(
                "check/existing",
                shop.changes(Map.of("app.py", ON + "# more\n")).reviewed());
    }

    @Test
    void whatWasThereBeforeWhereEverythingCounts() {
        shop.gitHub.before = with("app.py", ON);
        shop.gitHub.configuration = Optional.of("scope: all\n");
        Published.lastCheck(
                "check/existing-counts",
                shop.changes(Map.of("app.py", ON + "# more\n")).reviewed());
    }

    @Test
    void allowedByANewComment() {
        Published.lastCheck(
                "check/allowed", shop.changes(Map.of("app.py", ALLOWED)).reviewed());
    }

    @Test
    void allowedByAnOldComment() {
        shop.gitHub.before = with("app.py", ALLOWED);
        Published.lastCheck(
                "check/suppressed",
                shop.changes(Map.of("app.py", ALLOWED + "# more\n")).reviewed());
    }

    @Test
    void filesThatWereNotListed() {
        Published.lastCheck(
                "check/gaps",
                shop.shows(List.of(), List.of("Only 3,000 of 4,000 files were listed."))
                        .reviewed());
    }

    @Test
    void anAnalysisThatWasNotFinished() {
        Shop large = Shop.bounded();
        Published.lastCheck("check/unfinished", large.turnsDebugOn().reviewed());
    }

    @Test
    void nothingRelevant() {
        Published.lastCheck(
                "check/irrelevant", shop.shows(List.of(logo()), List.of()).reviewed());
    }

    @Test
    void nothingRelevantAnyMore() {
        shop.turnsDebugOn().reviewed();
        shop.gitHub.threads = List.of(Shop.thread(
                "app.py", shop.gitHub.published.get(0).comments().get(0).body()));
        shop.gitHub.onSettle = new Refused("The app lacks the permission pull_requests: write.");
        Published.lastCheck(
                "check/irrelevant-now", shop.shows(List.of(logo()), List.of()).reviewed());
    }

    @Test
    void aDraftWhereDraftsAreNotReviewed() {
        shop.gitHub.configuration = Optional.of("drafts: false\n");
        PullRequest draft = new PullRequest(
                Shop.PULL.ref(), Shop.PULL.head(), Shop.PULL.base(), true, Set.of(Trait.OWN_HEAD, Trait.DRAFT));
        Published.lastCheck("check/draft", shop.turnsDebugOn().reviewed(draft));
    }

    @Test
    void aHeadThatIsOutOfDate() {
        shop.gitHub.standing = Standing.SUPERSEDED;
        Published.lastCheck("check/superseded", shop.turnsDebugOn().reviewed());
    }

    @Test
    void commentsThatGitHubDidNotTake() {
        shop.gitHub.onPublish = new ReviewRefused("line must be part of the diff");
        Published.lastCheck("check/comments-refused", shop.turnsDebugOn().reviewed());
    }

    @Test
    void anotherPullRequestWithTheSameHead() {
        PullRef other = new PullRef(Shop.REPOSITORY, 4);
        shop.gitHub.sameHead = List.of(new PullRequest(other, Shop.PULL.head(), new CommitSha("c".repeat(40)), true));
        shop.gitHub.diffs.put(4, shop.turnsDebugOn().gitHub.diff);
        Published.lastCheck(
                "check/same-head", shop.shows(List.of(logo()), List.of()).reviewed());
    }

    @Test
    void aHeadThatIsNowThatOfAnother() {
        CommitSha lax = new CommitSha("c".repeat(40));
        shop.gitHub.sameHead = List.of(new PullRequest(new PullRef(Shop.REPOSITORY, 4), Shop.PULL.head(), lax, true));
        shop.gitHub.diffs.put(4, new PullDiff(lax, List.of(logo()), List.of()));
        shop.gitHub.lastStanding = Standing.CLOSED;
        shop.turnsDebugOn();
        shop.reviewed();
        assertThat(shop.gitHub.concluded.get(0).conclusion())
                .as("what GitHub said first was old")
                .isEqualTo(Conclusion.FAILURE);
        shop.gitHub.standing = Standing.CLOSED;
        Published.lastCheck("check/former-head", shop.reviewed());
    }

    @Test
    void aPullRequestThatIsMerged() {
        shop.gitHub.diff = new PullDiff(Shop.PULL.head(), List.of(), List.of());
        shop.gitHub.branch = new HeadBranch(Shop.PULL, "debug", true);
        assertThat(shop.reviewed().concluded.get(0).conclusion())
                .as("it is open")
                .isEqualTo(Conclusion.SUCCESS);
        PullRequest merged = new PullRequest(Shop.PULL.ref(), Shop.PULL.head(), Shop.PULL.base(), false);
        shop.gitHub.branch = new HeadBranch(merged, "debug", true);
        Published.lastCheck("check/merged", shop.reviewed());
    }

    @Test
    void manyPullRequestsWithTheSameHead() {
        shop.turnsDebugOn();
        shop.gitHub.sameHead = IntStream.range(4, 20)
                .mapToObj(number -> new PullRequest(
                        new PullRef(Shop.REPOSITORY, number),
                        Shop.PULL.head(),
                        new CommitSha(String.format("%040x", number)),
                        true))
                .toList();
        Published.lastCheck(
                "check/same-head-of-many",
                shop.shows(List.of(logo()), List.of()).reviewed());
    }

    @Test
    void commitsThatAreGone() {
        shop.turnsDebugOn().gitHub.onOpen = new Gone("404");
        shop.checker().run(new CheckWork(Shop.PULL, false), Attempts.RETRY);
        Published.lastCheck("check/gone", shop.gitHub);
    }

    @Test
    void aRefusal() {
        shop.turnsDebugOn().gitHub.onOpen = new Refused(Shop.REFUSAL);
        Published.lastCheck("check/refused", shop.reviewed());
    }

    @Test
    void aMistakeOfOurs() {
        shop.turnsDebugOn().gitHub.onOpen = new IllegalStateException("a bug");
        assertThatThrownBy(shop::reviewed).isSameAs(shop.gitHub.onOpen);
        Published.lastCheck("check/failed", shop.gitHub);
    }

    private static Map<String, String> with(String path, String text) {
        Map<String, String> files = new TreeMap<>(Shop.BEFORE);
        files.put(path, text);
        return files;
    }

    private static ChangedFile logo() {
        return new ChangedFile("docs/logo.png", Status.ADDED, Optional.empty(), Optional.empty());
    }
}
