package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.QueuedGroup;
import dev.undebug.demo.github.ReviewThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The check is concluded, correctly, on every kind of commit. */
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

    @Test
    @Requests("all checks of a merge group are made again")
    void allChecksOfAMergeGroupAreMadeAgain() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        QueuedGroup group = pull.enqueue(github.alice());
        CheckRun red = red();
        countFromHere();
        shop.checkRuns().rerequestAll(group.head().sha(), github.alice());
        assertThat(red()).satisfies(again -> {
            assertThat(again.id()).isNotEqualTo(red.id());
            assertThat(again.subject().headSha()).isEqualTo(group.head().sha());
        });
    }

    @Test
    @Requests("120 findings")
    void everyFindingIsAnnotatedAlsoBeyondFifty() throws InterruptedException {
        HostedPull pull = open("debug", Map.of(".env", "FLASK_DEBUG=1\n".repeat(120), "Procfile", "web: flask run\n"));
        CheckRun check = red();
        assertThat(check.output().annotations())
                .extracting(CheckRun.Annotation::startLine)
                .doesNotHaveDuplicates()
                .hasSize(120);
        assertThat(pull.threads().all()).hasSize(120);
        assertThat(pull.threads().reviews()).hasSize(1);
    }

    @Test
    @Requests("3,200 files are changed")
    void whatGitHubDoesNotListIsNamedAndTheRestIsJudged() throws InterruptedException {
        Map<String, String> files = new TreeMap<>(Map.of("app.py", ON));
        for (int i = 0; i < 3_199; i++) {
            files.put("words/w%04d.md".formatted(i), "word " + i + "\n");
        }
        HostedPull pull = open("huge", files);
        CheckRun check = red();
        assertThat(check.output().summary().orElse("")).contains("GitHub lists only 3000 of the 3200 changed files");
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void aBranchThatIsDeletedMeanwhileStillGetsItsCheck() throws InterruptedException {
        AtomicBoolean first = new AtomicBoolean(true);
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().contains("/compare/") && first.getAndSet(false)) {
                shop.delete(github.alice(), "debug");
            }
        });
        HostedPull pull = open("debug", Map.of("app.py", ON));
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(pull.open()).isFalse();
    }

    @Test
    void aBaseBranchThatIsDeletedStillGetsItsCheck() throws InterruptedException {
        shop.branch("stable", shop.head("main").orElseThrow());
        github.commit(shop, "debug", Map.of("app.py", ON));
        shop.delete(github.alice(), "stable");
        shop.branch("stable", shop.head("main").orElseThrow());
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "To stable", "debug", "stable"));
        CheckRun check = red();
        shop.delete(github.alice(), "stable");
        shop.checkRuns().rerequest(check, github.alice());
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
    }

    @Test
    @Requests("a fork")
    void aForkIsReviewedAndCannotBeWrittenTo() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = fromFork();
        CheckRun check = red();
        assertThat(check.actions()).isEmpty();
        assertThat(pull.threads().all()).hasSize(1);
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    void aForkThatIsDeletedKeepsItsCheck() throws InterruptedException {
        HostedPull pull = fromFork();
        CheckRun check = red();
        shop.branch("stable", shop.head("main").orElseThrow());
        github.forge().delete(pull.proposal().headRepository());
        shop.checkRuns().rerequest(check, github.alice());
        CheckRun again = red();
        assertThat(again.id()).isNotEqualTo(check.id());
        pull.base(github.alice(), "stable");
        red();
        shop.checkRuns().rerequestAll(pull.headSha(), github.alice());
        red();
        assertThat(pull.threads().all()).hasSize(1);
    }

    private HostedPull fromFork() {
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        github.commit(fork, "feature", Map.of("app.py", ON));
        return shop.open(stranger, new Proposal("From a fork", "", fork, "feature", "main", false));
    }

    @Test
    @Requests("a draft")
    void aDraftIsReviewed() throws InterruptedException {
        HostedPull pull = draft();
        red();
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void aDraftIsReviewedOnceItIsReadyWhereTheConfigurationSaysSo() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "drafts: false\n"));
        HostedPull pull = draft();
        CheckRun check = next("cancelled");
        assertThat(check.output().title()).contains("Drafts are not reviewed");
        shop.checkRuns().rerequest(check, github.alice());
        assertThat(next("cancelled").id()).isNotEqualTo(check.id());
        assertThat(pull.threads().all()).isEmpty();
        pull.draft(github.alice(), false);
        assertThat(pull.mergeability().mergeable())
                .as("before the event is dealt with")
                .isFalse();
        red();
        assertThat(pull.threads().all()).hasSize(1);
    }

    /** In whatever order: the check is shared, and once the draft is ready the merge must not be open. */
    @Test
    void aDraftIsJudgedForTheCheckThatItSharesAndToldNothing() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "draft", Map.of("app.py", ON)));
        shop.require("lax", "Undebug");
        github.commit(shop, "main", Map.of(".github/undebug.yml", "drafts: false\n"));
        HostedPull lax = shop.open(github.alice(), Proposal.of(shop, "To lax", "draft", "lax"));
        green();
        HostedPull draft = shop.open(github.alice(), new Proposal("A draft", "", shop, "draft", "main", true));
        red();
        assertThat(draft.threads().all()).isEmpty();
        assertThat(lax.mergeability().mergeable()).isFalse();
        draft.close(github.alice());
        green();
        assertThat(lax.mergeability().mergeable()).isTrue();
    }

    @Test
    void aPullRequestThatIsClosedMeanwhileGetsNoComments() throws InterruptedException {
        AtomicBoolean first = new AtomicBoolean(true);
        github.standIn().onExchange(exchange -> {
            if (exchange.response().body().contains("FROM python") && first.getAndSet(false)) {
                shop.pulls().get(0).close(github.alice());
            }
        });
        HostedPull pull = open("debug", Map.of("app.py", ON));
        assertThat(red().output().summary().orElse("")).contains("is closed: no comments");
        assertThat(pull.threads().all()).isEmpty();
    }

    private HostedPull draft() {
        github.commit(shop, "draft", Map.of("app.py", ON));
        return shop.open(github.alice(), new Proposal("A draft", "", shop, "draft", "main", true));
    }

    @Test
    void aReRunAfterTheMergeOpensNothing() throws InterruptedException {
        shop.require("main");
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun before = red();
        pull.merge(github.alice());
        nextAudit();
        shop.checkRuns().rerequest(before, github.alice());
        CheckRun after = next("cancelled");
        assertThat(after.output().title()).contains("Already merged");
        shop.checkRuns().request(before, "fix-all", github.alice());
        assertThat(next("cancelled").output().summary().orElse(""))
                .startsWith("**Fix all committed nothing.** #1 is closed.");
    }

    @Test
    void allChecksOfAPullRequestThatIsClosedAreMadeAgain() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        pull.close(github.alice());
        untilNothingIsWanted();
        shop.checkRuns().rerequestAll(pull.headSha(), github.alice());
        assertThat(red().output().summary().orElse("")).contains("gives strangers a Python console");
        assertThat(pull.threads().all()).as("said once").hasSize(1);
    }

    @Test
    void anotherBaseIsAnotherQuestion() throws InterruptedException {
        shop.branch("debug", github.commit(shop, "lax", Map.of("app.py", ON)));
        HostedPull pull = open("debug", Map.of("Procfile", "web: python app.py\n"));
        red();
        pull.base(github.alice(), "lax");
        assertThat(green().output().title()).isPresent();
        pull.base(github.alice(), "main");
        red();
    }

    @Test
    void aPullRequestThatIsOpenedAgainIsJudgedAgain() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        red();
        pull.close(github.alice());
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        pull.reopen(github.alice());
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(pull.threads().all()).hasSize(1);
    }
}
