package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.pull.FindingMarker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Nothing is said twice, and no comment stays that is no longer true. */
class MemoryScenarioTest extends Scenario {
    private static final String FAR = "# far\n".repeat(20);

    @Test
    @Requests("debug mode is switched on, off and on again")
    void aPushedFixOpensTheMerge() throws InterruptedException {
        HostedPull pull = openDebugOn();
        github.commit(shop, "debug", Map.of("app.py", OFF + "\n# off again\n"));
        green();
        assertThat(pull.mergeability().mergeable()).isTrue();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.first().body())
                    .startsWith("**Fixed in ")
                    .contains(pull.headSha().substring(0, 7));
            assertThat(thread.first().minimized()).contains("resolved");
        });
        github.commit(shop, "debug", Map.of("app.py", ON));
        red();
        assertThat(pull.threads().all()).hasSize(2);
    }

    @Test
    @Requests("a branch is forced back to what does not matter")
    void whatWasSaidIsSettledWhenTheBranchIsForcedBackToWhatDoesNotMatter() throws InterruptedException {
        HostedPull pull = openDebugOn();
        String words = github.commit(shop, "words", Map.of("README.md", "A better shop\n"));
        shop.push(github.alice(), "debug", words);
        green();
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).startsWith("**As of "));
    }

    @Test
    void aFunctionWithAnotherNameKeepsTheThreadOfItsLine() throws InterruptedException {
        String program = """
                from flask import Flask
                app = Flask(__name__)

                def main():
                    app.run(debug=True)

                if __name__ == "__main__":
                    main()
                """;
        HostedPull pull = open("debug", Map.of("app.py", program));
        red();
        github.commit(shop, "debug", Map.of("app.py", program.replace("main()", "serve()")));
        red();
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).doesNotContain("Settled"));
    }

    @Test
    @Requests("a redelivery, and a re-run after it")
    void aRerunMakesANewRunAndARedeliveryMakesNone() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun first = next();
        HookDelivery opened = github.forge().deliveries().newestFirst().stream()
                .filter(delivery -> delivery.request().event().equals("pull_request"))
                .findFirst()
                .orElseThrow();
        github.standIn().redeliver(opened);
        github.standIn().settleWebhooks();
        shop.checkRuns().rerequest(first, github.alice());
        CheckRun again = next();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(shop.checkRuns().of(pull.headSha())).hasSize(2);
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    @Requests("a branch is forced to the same content")
    void aForcedPushRepeatsNothing() throws InterruptedException {
        HostedPull pull = openDebugOn();
        String before = pull.headSha();
        String amended = shop.writeCommit(
                github.alice(), shop.store().commit(before).tree(), List.of(pull.mergeBase()), "Said better");
        shop.push(github.alice(), "debug", amended);
        assertThat(red().subject().headSha()).isEqualTo(amended).isNotEqualTo(before);
        assertThat(pull.threads().all()).hasSize(1);
        assertThat(pull.threads().reviews()).hasSize(1);
    }

    @Test
    void aRebaseRepeatsNothing() throws InterruptedException {
        HostedPull pull = openDebugOn();
        String base = github.commit(shop, "main", Map.of("app.py", "# A shop.\n\n" + OFF, "README.md", "Open\n"));
        String tree =
                shop.writeTree(shop.store().commit(base).tree(), List.of(TreeEdit.put("app.py", "# A shop.\n\n" + ON)));
        String rebased = shop.writeCommit(github.alice(), tree, List.of(base), "Change");
        shop.push(github.alice(), "debug", rebased);
        assertThat(red().subject().headSha()).isEqualTo(rebased);
        assertThat(pull.threads().all()).hasSize(1);
        assertThat(pull.threads().reviews()).hasSize(1);
    }

    @Test
    @Requests("a push renames the file that was commented on")
    void aFileThatIsRenamedAfterItWasCommentedOnIsNotCommentedOnAgain() throws InterruptedException {
        HostedPull pull = openDebugOn();
        rename("debug", "main.py");
        red();
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).doesNotContain("**Fixed in "));
    }

    @Test
    void aThreadOfADeletedFileIsSettledAlsoWhereAnOldFileHasTheSame() throws InterruptedException {
        github.commit(shop, "main", Map.of("example.py", ON));
        nextAudit();
        HostedPull pull =
                open("debug", Map.of("second.py", ON, "third.py", "X = 1\n", "Procfile", "web: python second.py\n"));
        red();
        assertThat(pull.threads().all()).isNotEmpty();
        shop.commit(
                github.alice(), "debug", "Delete", List.of(TreeEdit.delete("second.py"), TreeEdit.delete("Procfile")));
        green();
        assertThat(pull.threads().all())
                .allSatisfy(thread -> assertThat(thread.first().body()).startsWith("**Fixed in "));
    }

    @Test
    void aDeletedFileGoesOnInOneNewFileAndNotInTwo() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("one.py", ON, "Procfile", "web: python one.py\n"));
        red();
        shop.commit(
                github.alice(),
                "debug",
                "Two instead",
                List.of(
                        TreeEdit.delete("one.py"),
                        TreeEdit.put("shop_a.py", ON),
                        TreeEdit.put("shop_b.py", ON),
                        TreeEdit.put("Procfile", "a: python shop_a.py\nb: python shop_b.py\n")));
        red();
        assertThat(pull.threads().all()).extracting(ReviewThread::path).containsExactly("one.py", "shop_b.py");
    }

    @Test
    void anEqualFindingThatIsPushedBeforeTheFirstIsCommentedOnWhereItIs() throws InterruptedException {
        runsAScript();
        HostedPull pull = open("debug", Map.of("start.sh", "#!/bin/sh\n" + FAR + "flask run --debug\n"));
        red();
        github.commit(
                shop, "debug", Map.of("start.sh", "#!/bin/sh\nflask run --debug &\n" + FAR + "flask run --debug\n"));
        red();
        assertThat(pull.threads().all())
                .extracting(ReviewThread::line)
                .containsExactly(Optional.of(23), Optional.of(2));
    }

    @Test
    void ofTwoEqualFindingsTheThreadOfTheOneThatIsGoneIsSettled() throws InterruptedException {
        runsAScript();
        HostedPull pull =
                open("debug", Map.of("start.sh", "#!/bin/sh\nflask run --debug &\n" + FAR + "flask run --debug\n"));
        red();
        github.commit(shop, "debug", Map.of("start.sh", "#!/bin/sh\n" + FAR + "flask run --debug\n"));
        red();
        assertThat(pull.threads().all()).hasSize(2).allSatisfy(thread -> assertThat(
                        thread.first().body().startsWith("**Fixed in "))
                .isEqualTo(thread.outdated()));
        // The thread also keeps its finding by line, whatever the ordinal.
        github.commit(
                shop,
                "debug",
                Map.of("start.sh", "#!/bin/sh\n" + FAR + "flask run --debug\nflask run --debug --reload\n"));
        red();
        assertThat(pull.threads().all())
                .filteredOn(thread -> !thread.outdated())
                .extracting(ReviewThread::line)
                .containsExactly(Optional.of(22), Optional.of(23));
    }

    /** The new base branch has the finding already. */
    @Test
    void aRetargetedPullRequestLeavesNoBlame() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "old", Map.of("app.py", ON)));
        shop.branch("debug", shop.head("lax").orElseThrow());
        HostedPull pull = open("debug", Map.of("other.py", "X = 1\n"));
        red();
        pull.base(github.alice(), "lax");
        green();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> assertThat(
                        thread.first().body())
                .startsWith("**As of ")
                .contains("the remaining occurrence in `app.py` already exists on the base branch.**"));
    }

    @Test
    void aRetargetedPullRequestThatChangesNothingElseLeavesNoBlame() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "old", Map.of("app.py", ON)));
        shop.branch("debug", shop.head("lax").orElseThrow());
        HostedPull pull = open("debug", Map.of("README.md", "A better shop\n"));
        red();
        pull.base(github.alice(), "lax");
        green();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> assertThat(
                        thread.first().body())
                .startsWith("**As of ")
                .contains("this pull request no longer affects this finding.**"));
    }

    @Test
    void aReviewSpeaksOfItsOwnCommentsAndNotOfThoseBefore() throws InterruptedException {
        HostedPull pull = openDebugOn();
        github.commit(shop, "debug", Map.of("Procfile", "web: flask run\n"));
        red();
        assertThat(pull.threads().reviews())
                .extracting(review -> review.body().lines().findFirst().orElse(""))
                .containsExactly(
                        "This pull request gives strangers a Python console.",
                        "1 finding. It does not block the merge.");
    }

    /** GitHub returns the last hundred reviews first. */
    @Test
    void aDeletedCommentIsNotSaidAgainHoweverMuchIsSaidSince() throws InterruptedException {
        HostedPull pull = openDebugOn();
        pull.threads().deleteComment(first(pull).id());
        for (int i = 0; i < 201; i++) {
            pull.threads().add(github.alice(), "Words " + i, Review.State.COMMENTED, pull.headSha(), List.of());
        }
        github.commit(shop, "debug", Map.of("other.py", "X = 1\n"));
        red();
        assertThat(pull.threads().all()).isEmpty();
    }

    /** The line in a review that names findings counts only in the app's own reviews. */
    @Test
    void whatPeopleClaimToHaveBeenSaidIsSaid() throws InterruptedException {
        HostedPull first = open("first", Map.of("app.py", ON));
        red();
        String claim = first.threads().reviews().get(0).body();
        assertThat(FindingMarker.said(claim)).isNotEmpty();
        HostedPull second = open("second", Map.of("other.py", "X = 1\n"));
        green();
        second.threads().add(github.alice(), claim, Review.State.COMMENTED, second.headSha(), List.of());
        github.commit(shop, "second", Map.of("app.py", ON));
        red();
        assertThat(second.threads().all()).hasSize(1);
    }

    /** Only the app sees its own pending review, which a crash in the middle of posting may have left. */
    @Test
    void whatAPendingReviewHasIsNotTakenForSaid() throws InterruptedException {
        HostedPull first = open("first", Map.of("app.py", ON));
        red();
        String body = first.threads().reviews().get(0).body();
        HostedPull second = open("second", Map.of("other.py", "X = 1\n"));
        green();
        second.threads().add(github.forge().bot(), body, Review.State.PENDING, second.headSha(), List.of());
        github.commit(shop, "second", Map.of("app.py", ON));
        red();
        assertThat(second.threads().all()).hasSize(1);
    }

    @Test
    void markersStayApartWhenEqualFindingsChangePlaces() throws InterruptedException {
        runsAScript();
        HostedPull pull = open("debug", Map.of("start.sh", "#!/bin/sh\n" + FAR + "flask run --debug\n"));
        red();
        github.commit(
                shop, "debug", Map.of("start.sh", "#!/bin/sh\nflask run --debug &\n" + FAR + "flask run --debug\n"));
        red();
        assertThat(pull.threads().all())
                .extracting(thread -> FindingMarker.find(thread.first().body()).orElseThrow())
                .doesNotHaveDuplicates();
        github.commit(
                shop,
                "debug",
                Map.of("start.sh", "#!/bin/sh\nflask run --debug &\n" + FAR + "flask run --debug # words\n"));
        red();
        assertThat(pull.threads().all())
                .hasSize(2)
                .allSatisfy(thread -> assertThat(thread.first().body()).doesNotContain("Original comment"));
    }

    private void runsAScript() throws InterruptedException {
        github.commit(
                shop,
                "main",
                Map.of(
                        "start.sh",
                        "#!/bin/sh\n" + FAR,
                        "Dockerfile",
                        DOCKERFILE.replace("\"python\", \"app.py\"", "\"sh\", \"start.sh\"")));
        nextAudit();
    }

    @Test
    @Requests("a finding is gone, and the app may write code")
    void theThreadOfAFindingThatIsGoneIsResolved() throws InterruptedException {
        permit("contents", "write");
        HostedPull pull = openDebugOn();
        github.commit(shop, "debug", Map.of("app.py", OFF + "# off\n"));
        green();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.resolvedBy()).contains(github.forge().bot());
            assertThat(thread.first().body()).startsWith("**Fixed in ");
            assertThat(thread.first().minimized()).isEmpty();
        });
    }

    @Test
    void whatPeopleSayStaysAndAThreadThatTheyResolveIsNotOpenedAgain() throws InterruptedException {
        HostedPull pull = openDebugOn();
        ReviewThread thread = pull.threads().all().get(0);
        pull.threads().reply(thread.first().id(), github.alice(), "Needed for the demo on Friday.");
        pull.threads().resolve(thread.id(), Optional.of(github.alice()));
        github.commit(shop, "debug", Map.of("app.py", ON + "# still\n"));
        red();
        assertThat(pull.threads().all()).hasSize(1);
        github.commit(shop, "debug", Map.of("app.py", OFF + "# off\n"));
        green();
        assertThat(pull.threads().all()).singleElement().satisfies(settled -> {
            assertThat(settled.resolvedBy()).contains(github.alice());
            assertThat(settled.comments())
                    .extracting(ReviewComment::author)
                    .containsExactly(github.forge().bot(), github.alice());
            assertThat(settled.comments().get(1).body()).isEqualTo("Needed for the demo on Friday.");
            assertThat(settled.comments().get(1).minimized()).isEmpty();
        });
    }

    @Test
    @Requests("a pending review is in the way")
    void aPendingReviewThatACrashLeftIsCleanedUp() throws InterruptedException {
        HostedPull pull = openDebugOn();
        pull.threads().add(github.forge().bot(), "", Review.State.PENDING, pull.headSha(), List.of());
        github.commit(shop, "debug", Map.of("Procfile", "web: flask run --debug\n"));
        red();
        assertThat(pull.threads().reviews())
                .extracting(Review::state)
                .containsExactly(Review.State.COMMENTED, Review.State.COMMENTED);
        assertThat(pull.threads().all()).extracting(ReviewThread::path).contains("app.py", "Procfile");
    }

    @Test
    void whatIsFoundInAHeadThatHasMovedMeanwhileIsNotPosted() throws InterruptedException {
        AtomicBoolean first = new AtomicBoolean(true);
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().contains("/git/trees/") && first.getAndSet(false)) {
                github.commit(shop, "debug", Map.of("Procfile", "web: flask run --debug\n"));
            }
        });
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun old = next();
        CheckRun now = red();
        assertThat(old.subject().headSha()).isNotEqualTo(pull.headSha());
        assertThat(now.subject().headSha()).isEqualTo(pull.headSha());
        assertThat(pull.threads().reviews()).extracting(Review::commit).containsExactly(pull.headSha());
    }

    @Test
    void aCommentThatSomebodyDeletedIsNotPostedAgain() throws InterruptedException {
        HostedPull pull = openDebugOn();
        ReviewThread thread = pull.threads().all().get(0);
        pull.threads().deleteComment(thread.first().id());
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n", "Procfile", "web: flask run --debug\n"));
        red();
        assertThat(pull.threads().all())
                .as("only what is new is said")
                .extracting(ReviewThread::path)
                .containsExactly("Procfile");
        github.commit(shop, "debug", Map.of("Procfile", "web: flask run --debug -p 80\n"));
        assertThat(red().output().annotations()).hasSize(2);
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    @Requests("all checks are run again")
    void theOtherButtonMakesANewRunToo() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("app.py", ON));
        CheckRun first = red();
        countFromHere();
        shop.checkRuns().rerequestAll(pull.headSha(), github.alice());
        assertThat(red().id()).isNotEqualTo(first.id());
        assertThat(shop.checkRuns().of(pull.headSha())).hasSize(2);
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    @Requests("120 findings, and all of them are gone")
    void manyFindingsThatAreGoneTakeFewRequests() throws InterruptedException {
        HostedPull pull = open("debug", Map.of(".env", "FLASK_DEBUG=1\n".repeat(120), "Procfile", "web: flask run\n"));
        red();
        github.commit(shop, "debug", Map.of(".env", "FLASK_DEBUG=0\n"));
        next();
        assertThat(pull.threads().all().stream()
                        .filter(thread -> thread.first().body().startsWith("**Fixed in ")))
                .hasSize(120);
    }
}
