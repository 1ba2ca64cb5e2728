package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.rest.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Events arrive in any order, with times in whole seconds, and may be outdated when they are handled. */
class OrderScenarioTest extends Scenario {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String COMPARISONS = "/repos/acme/shop/compare/";

    private static JsonNode payload(HookDelivery delivery) {
        try {
            return JSON.readTree(delivery.request().payload());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HookDelivery newest(String event) {
        github.standIn().settleWebhooks();
        return github.forge().deliveries().newestFirst().stream()
                .filter(delivery -> delivery.request().event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private HookDelivery newest(String event, String action) {
        HookDelivery newest = newest(event);
        assertThat(payload(newest).path("action").asText()).isEqualTo(action);
        return newest;
    }

    private static String second(HookDelivery pushed) {
        return payload(pushed).at("/pull_request/updated_at").asText();
    }

    /** Pushes twice within a second while webhooks are lost; returns the two events, the newer one first. */
    private List<HookDelivery> pushedTwice() {
        losesWebhooks();
        for (int i = 0; i < 20; i++) {
            github.commit(shop, "debug", Map.of("README.md", "Shop number " + i + "\n", "app.py", OFF));
            HookDelivery older = newest("pull_request");
            github.commit(shop, "debug", Map.of("app.py", ON));
            HookDelivery newer = newest("pull_request");
            if (second(older).equals(second(newer))) {
                takesWebhooks();
                return List.of(newer, older);
            }
        }
        throw new IllegalStateException("two pushes always took more than a second");
    }

    private long failed() {
        return github.standIn().exchanges().stream()
                .filter(exchange -> exchange.response().fault())
                .count();
    }

    /** GitHub's API may learn of a push after the webhook. */
    @Test
    void whatTheApiDoesNotKnowAtFirstIsJudgedOnceItDoes() throws InterruptedException {
        github.standIn().faults().next(8, "GET", "/compare/", Fault.status(404));
        open("late", Map.of("app.py", ON));
        assertThat(red().output().title().orElse("")).contains("1 finding blocks");
        String unknown = "{\"data\":{\"repository\":{\"pullRequest\":null}},\"errors\":[{\"type\":\"NOT_FOUND\","
                + "\"path\":[\"repository\",\"pullRequest\"],\"message\":\"Could not resolve\"}]}";
        Fault.Reply reply = new Fault.Reply(200, Map.of(), unknown);
        github.standIn()
                .faults()
                .next(1, "POST", "/graphql", new Fault(Duration.ZERO, false, false, Optional.of(reply)));
        open("later", Map.of("app.py", ON + "# more\n"));
        assertThat(red().output().title().orElse("")).contains("1 finding blocks");
    }

    @Test
    void aReviewThatIsRefusedSinceTheApiDoesNotKnowTheHeadYetIsPosted() throws InterruptedException {
        String unknown =
                "{\"message\":\"Unprocessable Entity\",\"errors\":[\"Commit ID is not part of the pull request\"]}";
        Fault.Reply reply = new Fault.Reply(422, Map.of(), unknown);
        github.standIn()
                .faults()
                .next(1, "POST", "/reviews", new Fault(Duration.ZERO, false, false, Optional.of(reply)));
        HostedPull pull = open("late", Map.of("app.py", ON));
        assertThat(red().output().summary().orElse("")).doesNotContain("rejected the review");
        assertThat(failed()).isEqualTo(1);
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void whatTheApiNeverKnowsIsAnsweredAllTheSame() throws InterruptedException {
        github.standIn().faults().always("GET", "/compare/", Fault.status(404));
        open("never", Map.of("app.py", ON));
        assertThat(red().output().summary().orElse("")).contains("GitHub does not find a commit");
    }

    @Test
    void ofTwoPushesInOneSecondTheNewerIsJudgedWhicheverArrivesLast() throws InterruptedException {
        HostedPull pull = open("debug", Map.of("README.md", "A better shop\n"));
        green();
        List<HookDelivery> pushed = pushedTwice();
        github.standIn().faults().always("GET", COMPARISONS, Fault.status(502));
        github.standIn().redeliver(pushed.get(0));
        until(() -> failed() >= 3);
        github.standIn().redeliver(pushed.get(1));
        github.standIn().settleWebhooks();
        github.standIn().faults().clear();
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(pull.mergeability().mergeable()).isFalse();
        assertThat(rest()).as("what is out of date is judged for nobody").isEmpty();
    }

    private List<HookDelivery> whileWebhooksAreLost(Runnable first, String action, Runnable then, String next) {
        losesWebhooks();
        first.run();
        HookDelivery older = newest("pull_request", action);
        clock.skip(Duration.ofSeconds(1));
        then.run();
        HookDelivery newer = newest("pull_request", next);
        takesWebhooks();
        return List.of(newer, older);
    }

    /** The base branch in the first event has debug mode on already. */
    @Test
    void anEventThatArrivesLateDoesNotHaveAnotherBaseJudged() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
        List<HookDelivery> events = whileWebhooksAreLost(
                () -> shop.open(github.alice(), Proposal.of(shop, "To lax", "debug", "lax")),
                "opened",
                () -> shop.pulls().get(0).base(github.alice(), "main"),
                "edited");
        github.standIn().redeliver(events.get(0));
        red();
        github.standIn().redeliver(events.get(1));
        red();
        assertThat(shop.pulls().get(0).mergeability().mergeable()).isFalse();
        assertThat(rest()).isEmpty();
    }

    @Test
    void anEventThatArrivesLateDoesNotTakeWhatIsReadyForADraft() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "drafts: false\n"));
        github.commit(shop, "draft", Map.of("app.py", OFF + "# still off\n"));
        List<HookDelivery> events = whileWebhooksAreLost(
                () -> shop.open(github.alice(), new Proposal("A draft", "", shop, "draft", "main", true)),
                "opened",
                () -> shop.pulls().get(0).draft(github.alice(), false),
                "ready_for_review");
        github.standIn().redeliver(events.get(0));
        green();
        github.standIn().redeliver(events.get(1));
        green();
        assertThat(shop.pulls().get(0).mergeability().mergeable()).isTrue();
    }

    /** GitHub names no pull request for a fork's check, and the check's own id is as old as the check. */
    @Test
    void aReRunOfAForksOldCheckJudgesTheBaseOfNow() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        fork.branch("feature", shop.head("lax").orElseThrow());
        github.commit(fork, "feature", Map.of("app.py", ON + "# more\n"));
        HostedPull pull = shop.open(stranger, new Proposal("From a fork", "", fork, "feature", "lax", false));
        CheckRun lax = green();
        pull.base(github.alice(), "main");
        red();
        shop.checkRuns().rerequest(lax, github.alice());
        red();
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    /** The branch moves after the last file was read, and before the first comment is posted. */
    @Test
    void nothingIsSaidOnAHeadThatIsReplacedWhileItIsJudged() throws InterruptedException {
        AtomicBoolean moved = new AtomicBoolean();
        github.standIn().onExchange(exchange -> {
            if (exchange.request().path().equals("/graphql")
                    && exchange.response().body().contains("FROM python")
                    && moved.compareAndSet(false, true)) {
                github.commit(shop, "debug", Map.of("app.py", ON + "# more\n"));
            }
        });
        HostedPull pull = open("debug", Map.of("app.py", ON));
        assertThat(red()).satisfies(run -> {
            assertThat(run.subject().headSha()).isNotEqualTo(pull.headSha());
            assertThat(run.output().summary()).get().asString().contains("There is a newer commit");
        });
        assertThat(red().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(pull.threads().reviews()).extracting(Review::commit).containsExactly(pull.headSha());
        assertThat(pull.threads().all()).hasSize(1);
    }

    @Test
    void theCheckOfACommitThatIsReplacedBeforeItIsJudgedIsEnded() throws InterruptedException {
        github.standIn().faults().always("POST", "/graphql", Fault.status(502));
        HostedPull pull = open("debug", Map.of("app.py", ON));
        String first = pull.headSha();
        until(() -> failed() >= 3);
        assertThat(shop.checkRuns().of(first))
                .singleElement()
                .satisfies(run -> assertThat(run.progress().conclusion()).isEmpty());
        github.commit(shop, "debug", Map.of("app.py", OFF + "# off again\n"));
        github.standIn().settleWebhooks();
        github.standIn().faults().clear();
        assertThat(next("cancelled")).satisfies(run -> {
            assertThat(run.subject().headSha()).isEqualTo(first);
            assertThat(run.output().title()).contains("Cancelled: the pull request changed");
        });
        assertThat(green().subject().headSha()).isEqualTo(pull.headSha());
        assertThat(rest()).isEmpty();
    }
}
