package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HookDelivery;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.rest.json.JsonBuilder;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.TestApp;
import dev.undebug.testing.WebhookSchema;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class WebhooksTest {
    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private final HookReceiver receiver = new HookReceiver();
    private HostedRepository shop;
    private ApiClient api;

    @BeforeEach
    void start() {
        shop = github.repository("shop", Map.of("app.py", "debug = False\n"));
        github.webhooksTo(receiver.url());
        api = new ApiClient(github);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void signsWhatItSends() throws Exception {
        github.open(shop, "debug", Map.of("app.py", "debug = True\n"));
        HookReceiver.Received hook = received().get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestApp.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal(hook.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(hook.header("X-Hub-Signature-256")).isEqualTo("sha256=" + expected);
        assertThat(hook.header("X-GitHub-Event")).isEqualTo("pull_request");
        assertThat(hook.header("X-GitHub-Delivery")).hasSize(36);
        assertThat(hook.header("X-GitHub-Hook-ID")).isNotEmpty();
        assertThat(hook.header("User-Agent")).startsWith("GitHub-Hookshot/");
    }

    @Test
    void everyPayloadFitsGitHubsDescription() {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", "debug = True\n"));
        github.commit(shop, "debug", Map.of("app.py", "debug = 1\n"));
        shop.branch("stable", shop.head("main").orElseThrow());
        pull.base(github.alice(), "stable");
        pull.draft(github.alice(), true);
        pull.draft(github.alice(), false);
        pull.close(github.alice());
        pull.reopen(github.alice());
        CheckRun run = check(pull);
        shop.checkRuns().rerequest(run, github.alice());
        shop.checkRuns().request(run, "fix-all", github.alice());
        shop.checkRuns().rerequestAll(pull.headSha(), github.alice());
        pull.enqueue(github.alice());
        pull.merge(github.alice());
        fork();
        github.forge().tell(new ForgeEvent.RepositoriesAdded(github.installation(), List.of(shop), github.alice()));
        shop.delete(github.alice(), "debug");
        github.forge().install(github.forge().account("other", Account.Type.ORGANIZATION), TestApp.PERMISSIONS);
        github.standIn().ping();

        List<HookReceiver.Received> hooks = everything();
        assertThat(hooks)
                .extracting(hook -> hook.header("X-GitHub-Event") + " "
                        + json(hook).path("action").asText())
                .containsExactly(
                        "push ",
                        "pull_request opened",
                        "push ",
                        "pull_request synchronize",
                        "pull_request edited",
                        "pull_request converted_to_draft",
                        "pull_request ready_for_review",
                        "pull_request closed",
                        "pull_request reopened",
                        "check_run created",
                        "check_run completed",
                        "check_run rerequested",
                        "check_run requested_action",
                        "check_suite rerequested",
                        "merge_group checks_requested",
                        "pull_request closed",
                        "push ",
                        "pull_request opened",
                        "installation_repositories added",
                        "push ",
                        "installation created",
                        "ping ");
        assertThat(hooks)
                .allSatisfy(hook -> assertThat(WebhookSchema.problems(hook.header("X-GitHub-Event"), hook.body()))
                        .as(hook.header("X-GitHub-Event") + json(hook).path("action"))
                        .isEmpty());
    }

    private CheckRun check(HostedPull pull) {
        String body = "{\"name\":\"Undebug\",\"head_sha\":\"" + pull.headSha() + "\",\"conclusion\":\"success\"}";
        long id = api.call("POST", "/repos/acme/shop/check-runs", body)
                .json()
                .path("id")
                .asLong();
        return shop.checkRuns().find(id).orElseThrow();
    }

    private void fork() {
        Account mallory = github.forge().user("mallory");
        HostedRepository fork = github.forge().fork(shop, mallory);
        github.commit(fork, "evil", Map.of("app.py", "debug = 2\n"));
        shop.open(mallory, new Proposal("From a fork", "Hello", fork, "evil", "main", false));
    }

    @Test
    void tellsTheHeadBeforeAndAfterAPush() {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", "debug = True\n"));
        String before = pull.headSha();
        String after = github.commit(shop, "debug", Map.of("app.py", "debug = 1\n"));
        JsonNode hook = json(received().get(1));
        assertThat(hook.path("before").asText()).isEqualTo(before);
        assertThat(hook.path("after").asText()).isEqualTo(after);
        assertThat(hook.at("/pull_request/head/sha").asText()).isEqualTo(after);
        assertThat(hook.at("/installation/id").asLong())
                .isEqualTo(github.installation().id());
    }

    @Test
    void tellsOfThePressedButton() {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", "debug = True\n"));
        shop.checkRuns().request(check(pull), "fix-all", github.alice());
        List<HookReceiver.Received> hooks = received();
        JsonNode hook = json(hooks.get(hooks.size() - 1));
        assertThat(hook.at("/requested_action/identifier").asText()).isEqualTo("fix-all");
        assertThat(hook.at("/check_run/pull_requests/0/number").asInt()).isEqualTo(1);
    }

    @Test
    void logsWhatFailedAndDeliversAgainOnlyWhenAsked() {
        receiver.answer(503);
        github.open(shop, "debug", Map.of("app.py", "debug = True\n"));
        received();
        JsonNode failed = api.asApp("GET", "/app/hook/deliveries?status=failure", "")
                .json()
                .path(0);
        assertThat(failed.path("status_code").asInt()).isEqualTo(503);
        assertThat(failed.path("status").asText()).isEqualTo("Invalid HTTP Response: 503");
        receiver.answer(202);
        String id = failed.path("id").asText();
        assertThat(api.asApp("POST", "/app/hook/deliveries/" + id + "/attempts", "")
                        .status())
                .isEqualTo(202);
        assertThat(received()).hasSize(2);
        assertThat(received().get(1).header("X-GitHub-Delivery"))
                .isEqualTo(failed.path("guid").asText());
        assertThat(received().get(1).body()).isEqualTo(received().get(0).body());
        JsonNode newest = api.asApp("GET", "/app/hook/deliveries", "").json().path(0);
        assertThat(newest.path("redelivery").asBoolean()).isTrue();
        assertThat(newest.path("status").asText()).isEqualTo("OK");
        JsonNode whole = api.asApp("GET", "/app/hook/deliveries/" + id, "").json();
        assertThat(whole.at("/request/payload/action").asText()).isEqualTo("opened");
    }

    @Test
    void pagesDeliveriesByCursor() {
        for (int i = 0; i < 5; i++) {
            github.standIn().ping();
        }
        received();
        ApiClient.Reply first = api.asApp("GET", "/app/hook/deliveries?per_page=3", "");
        assertThat(first.json()).hasSize(3);
        String next = first.header("Link").replaceAll("^<.*/api/v3(.*)>; rel=\"next\"$", "$1");
        ApiClient.Reply second = api.asApp("GET", next, "");
        assertThat(second.json()).hasSize(2);
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void logsADeliveryThatNobodyTook() {
        receiver.close();
        github.standIn().ping();
        github.standIn().settleWebhooks();
        assertThat(github.forge().deliveries().newestFirst())
                .extracting(HookDelivery::answer)
                .extracting(HookDelivery.Answer::status)
                .containsExactly("failed to connect to host");
    }

    /** Returns all but push events, of which every commit causes one. */
    private List<HookReceiver.Received> received() {
        return everything().stream()
                .filter(hook -> !"push".equals(hook.header("X-GitHub-Event")))
                .toList();
    }

    private List<HookReceiver.Received> everything() {
        github.standIn().settleWebhooks();
        return receiver.received();
    }

    private static JsonNode json(HookReceiver.Received hook) {
        return JsonBuilder.parse(hook.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
