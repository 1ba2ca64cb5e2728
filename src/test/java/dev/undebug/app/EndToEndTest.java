package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.app.Settings.Listen;
import dev.undebug.app.Settings.Registration;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Delivery;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.ForgeEvent.CheckRunChanged;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.QueuedGroup;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.github.ApiRoot;
import dev.undebug.github.GitHubApp;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.TestApp;
import dev.undebug.webhook.WebhookHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole path over real HTTP: a signed webhook in, a check run and a review out, the merge blocked and opened again. Every
 * exchange is held against GitHub's own schemas.
 */
class EndToEndTest {
    private static final String DOCKERFILE = """
            FROM python:3.12
            WORKDIR /app
            COPY . .
            CMD ["python", "app.py"]
            """;
    private static final String OFF = """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(host="0.0.0.0")
            """;
    private static final String ON = OFF.replace("host=\"0.0.0.0\"", "host=\"0.0.0.0\", debug=True");

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    @TempDir
    private Path data;

    private final BlockingQueue<CheckRun> concluded = new LinkedBlockingQueue<>();
    private final BlockingQueue<CheckRun> audited = new LinkedBlockingQueue<>();
    private Server server;
    private HostedRepository shop;

    @BeforeEach
    void start() throws IOException {
        shop = github.repository("shop", Map.of("Dockerfile", DOCKERFILE, "app.py", OFF, "README.md", "A shop\n"));
        shop.require("main", "Undebug");
        GitHubApp app =
                new GitHubApp(Long.toString(TestApp.ID), TestApp.keys().getPrivate(), ApiRoot.parse(github.apiUrl()));
        server = Server.start(new Settings(
                Optional.of(new Registration(app, List.of(TestApp.WEBHOOK_SECRET))),
                new Listen("127.0.0.1", 0),
                data,
                Optional.empty(),
                new LogSettings(LogSettings.Level.WARN, LogSettings.Format.TEXT)));
        github.webhooksTo("http://127.0.0.1:" + server.port() + WebhookHandler.PATH);
        github.forge().listen(event -> {
            if (event instanceof CheckRunChanged changed && changed.action().equals("completed")) {
                (isAudit(changed.run()) ? audited : concluded).add(changed.run());
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void debugIsBlockedAndTheCommittedSuggestionOpensTheMerge() throws InterruptedException {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON));
        CheckRun red = next();
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
    void aPushedFixOpensTheMerge() throws InterruptedException {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON));
        assertThat(next().progress().conclusion()).contains("failure");
        github.commit(shop, "debug", Map.of("app.py", OFF + "\n# off again\n"));
        assertThat(next().progress().conclusion()).contains("success");
        assertThat(pull.mergeability().mergeable()).isTrue();
        assertThat(pull.threads().all()).singleElement().satisfies(thread -> {
            assertThat(thread.first().body()).startsWith("**Settled:** ").contains(pull.headSha());
            assertThat(thread.first().minimized()).contains("resolved");
        });
        github.commit(shop, "debug", Map.of("app.py", ON));
        assertThat(next().progress().conclusion()).contains("failure");
        assertThat(pull.threads().all()).hasSize(2);
    }

    @Test
    void whatWasSaidIsSettledWhenTheBranchIsForcedBackToWhatDoesNotMatter() throws InterruptedException {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON));
        assertThat(next().progress().conclusion()).contains("failure");
        String words = github.commit(shop, "words", Map.of("README.md", "A better shop\n"));
        shop.push(github.alice(), "debug", words);
        assertThat(next().progress().conclusion()).contains("success");
        assertThat(pull.threads().all())
                .singleElement()
                .satisfies(thread -> assertThat(thread.first().body()).startsWith("**Settled:** "));
    }

    @Test
    void anotherPullRequestToALaxBranchDoesNotOpenTheFirst() throws InterruptedException {
        shop.branch("lax", github.commit(shop, "debug", Map.of("app.py", ON)));
        HostedPull first = shop.open(github.alice(), Proposal.of(shop, "To main", "debug", "main"));
        assertThat(next().progress().conclusion()).contains("failure");
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
    void aPullRequestWithoutAnythingRelevantTakesTwoRequests() throws InterruptedException {
        github.open(shop, "words", Map.of("README.md", "A better shop\n"));
        assertThat(next().progress().conclusion()).contains("success");
        assertThat(requests()).hasSize(2);
    }

    @Test
    void aTypicalPullRequestTakesEightRequestsAtMost() throws InterruptedException {
        github.open(shop, "debug", Map.of("app.py", ON));
        assertThat(next().progress().conclusion()).contains("failure");
        assertThat(requests()).hasSizeBetween(5, 8);
    }

    @Test
    void requestsDoNotGrowWithTheFiles() throws InterruptedException {
        Map<String, String> files = new TreeMap<>(Map.of("app.py", ON));
        for (int i = 0; i < 99; i++) {
            files.put("package" + i % 7 + "/module" + i + ".py", "VALUE = " + i + "\n");
        }
        github.open(shop, "many", files);
        assertThat(next().progress().conclusion()).contains("failure");
        assertThat(requests()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aLaunchMakesOldCodeLive() throws InterruptedException {
        HostedRepository old = github.repository(
                "old",
                Map.of(
                        "Dockerfile",
                        DOCKERFILE.replace("\"python\", \"app.py\"", "\"gunicorn\", \"app:app\""),
                        "app.py",
                        ON));
        old.require("main", "Undebug");
        HostedPull pull = github.open(old, "simpler", Map.of("Dockerfile", DOCKERFILE));
        assertThat(next().progress().conclusion()).contains("failure");
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    void theBaseBranchConfiguresAndThePullRequestCannotSwitchItsCheckOff() throws InterruptedException {
        github.commit(shop, "main", Map.of(".github/undebug.yml", "fail-on: critical\n"));
        github.open(shop, "sly", Map.of("app.py", ON, ".github/undebug.yml", "ignore: ['**']\n"));
        assertThat(next().progress().conclusion()).contains("failure");
    }

    @Test
    void aRerunMakesANewRunAndARedeliveryMakesNone() throws InterruptedException {
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON));
        CheckRun first = next();
        Delivery opened = github.forge().deliveries().newestFirst().stream()
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
    void anOutageOfGitHubIsSatOut() throws InterruptedException {
        github.standIn().faults().next(4, "POST", "/graphql", Fault.status(502));
        github.open(shop, "debug", Map.of("app.py", ON));
        assertThat(next().progress().conclusion()).contains("failure");
    }

    @Test
    void theButtonCommitsEveryFixForWhoPressedIt() throws InterruptedException {
        Map<String, String> permissions = new TreeMap<>(TestApp.PERMISSIONS);
        permissions.put("contents", "write");
        github.permit(permissions);
        shop.grant("alice", "write");
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON, "Procfile", "web: flask run --debug\n"));
        CheckRun red = next();
        assertThat(red.actions()).singleElement().satisfies(action -> assertThat(action.label())
                .isEqualTo("Fix all"));
        String before = pull.headSha();
        shop.checkRuns().request(red, "fix-all", github.alice());
        CheckRun green = next();
        assertThat(green.subject().headSha()).isEqualTo(pull.headSha()).isNotEqualTo(before);
        assertThat(shop.store().read(pull.headSha(), "app.py").map(String::new)).contains(OFF);
        assertThat(shop.store().read(pull.headSha(), "Procfile").map(String::new))
                .contains("web: flask run\n");
        assertThat(shop.store().commit(pull.headSha()).message())
                .contains("Co-authored-by: alice <" + github.alice().id() + "+alice@users.noreply.github.com>");
        assertThat(green.progress().conclusion().orElse("")).isNotEqualTo("failure");
        // Visitors still get the development server, which is a remark of its own.
        assertThat(pull.threads().all())
                .extracting(thread -> thread.first().body().startsWith("**Settled:** "), ReviewThread::resolved)
                .containsExactly(tuple(true, true), tuple(true, true), tuple(false, false));
    }

    @Test
    void whoMayNotPushIsToldSo() throws InterruptedException {
        Map<String, String> permissions = new TreeMap<>(TestApp.PERMISSIONS);
        permissions.put("contents", "write");
        github.permit(permissions);
        HostedPull pull = github.open(shop, "debug", Map.of("app.py", ON));
        CheckRun red = next();
        String before = pull.headSha();
        shop.checkRuns().request(red, "fix-all", github.forge().user("mallory"));
        CheckRun again = next();
        assertThat(pull.headSha()).isEqualTo(before);
        assertThat(again.output().summary().orElse("")).contains("mallory may not push to this repository");
        assertThat(again.progress().conclusion()).contains("failure");
    }

    @Test
    void aMergeGroupIsChecked() throws InterruptedException {
        HostedPull words = github.open(shop, "words", Map.of("README.md", "A better shop\n"));
        next();
        HostedPull debug = github.open(shop, "debug", Map.of("app.py", ON));
        next();
        QueuedGroup harmless = words.enqueue(github.alice());
        CheckRun green = next();
        assertThat(green.subject().headSha()).isEqualTo(harmless.head().sha());
        assertThat(green.progress().conclusion()).contains("success");
        QueuedGroup group = debug.enqueue(github.alice());
        CheckRun red = next();
        assertThat(red.subject().headSha()).isEqualTo(group.head().sha());
        assertThat(red.progress().conclusion()).contains("failure");
        assertThat(red.output().title()).contains("1 finding blocks this merge group");
        shop.checkRuns().rerequest(red, github.alice());
        assertThat(next().subject().headSha()).isEqualTo(group.head().sha());
    }

    @Test
    void aPushToTheDefaultBranchIsAuditedAndStaysGreen() throws InterruptedException {
        String commit = github.commit(shop, "main", Map.of("app.py", ON));
        CheckRun audit = next(audited);
        assertThat(audit.subject().headSha()).isEqualTo(commit);
        assertThat(audit.progress().conclusion()).contains("success");
        assertThat(audit.output().title()).contains("1 finding exists, critical");
        assertThat(audit.output().annotations()).hasSize(1);
        assertThat(audit.output().summary().orElse("")).contains("`app.py:6`", "What this branch has today");
        shop.checkRuns().rerequest(audit, github.alice());
        assertThat(next(audited).subject().headSha()).isEqualTo(commit);
    }

    @Test
    void aPullRequestFromTheDefaultBranchIsNotOpenedByItsAudit() throws InterruptedException {
        shop.branch("release", shop.head("main").orElseThrow());
        shop.require("release", "Undebug");
        String commit = github.commit(shop, "main", Map.of("app.py", ON));
        next(audited);
        HostedPull pull = shop.open(github.alice(), Proposal.of(shop, "Release", "main", "release"));
        assertThat(next().progress().conclusion()).contains("failure");
        CheckRun audit = shop.checkRuns().of(commit).stream()
                .filter(EndToEndTest::isAudit)
                .findFirst()
                .orElseThrow();
        shop.checkRuns().rerequest(audit, github.alice());
        assertThat(next(audited).progress().conclusion()).contains("failure");
        assertThat(pull.mergeability().mergeable()).isFalse();
    }

    @Test
    void anInstallationIsWelcomedWithARunOnEachDefaultBranch() throws InterruptedException {
        github.forge().delete(shop);
        for (String name : List.of("one", "two", "three")) {
            github.repository(name, Map.of("Dockerfile", DOCKERFILE, "app.py", ON, "README.md", name));
            next(audited);
        }
        HostedRepository empty = github.forge().createRepository(github.owner(), "empty");
        github.forge().tell(new ForgeEvent.InstallationChanged(github.installation(), "created", github.alice()));
        Set<String> welcomed = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            CheckRun run = next(audited);
            assertThat(run.progress().conclusion()).contains("success");
            assertThat(run.output().title()).contains("1 finding exists, critical");
            welcomed.add(run.subject().headSha());
        }
        assertThat(welcomed).hasSize(3);
        assertThat(empty.checkRuns().of("main")).isEmpty();
    }

    private static boolean isAudit(CheckRun run) {
        return run.subject().externalId().filter("branch"::equals).isPresent();
    }

    private CheckRun next() throws InterruptedException {
        return next(concluded);
    }

    private static CheckRun next(BlockingQueue<CheckRun> runs) throws InterruptedException {
        CheckRun run = runs.poll(60, TimeUnit.SECONDS);
        assertThat(run).as("a concluded check run").isNotNull();
        return run;
    }

    /** The requests of the app so far, those for its token not counted. Ends the server, so that the last one is in. */
    private List<String> requests() {
        server.close();
        return github.standIn().exchanges().stream()
                .map(Exchange::request)
                .filter(request -> !request.path().startsWith("/app"))
                .map(request -> request.method() + " " + request.path())
                .toList();
    }
}
