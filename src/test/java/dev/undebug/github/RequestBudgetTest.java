package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.rest.Exchange;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.review.draft.RulePages;
import dev.undebug.source.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of requests for a pull request, from the comparison to the conclusion, without those for tokens. */
class RequestBudgetTest extends StandInFixture {
    @Test
    void anIrrelevantPullRequestTakesTwoRequests() {
        HostedPull pull = github.open(shop, "words", Map.of("README.md", "A nice shop\n"));
        PullDiff diff = edge.pulls().diff(request(pull));
        assertThat(diff.files()).extracting(ChangedFile::path).containsExactly("README.md");
        edge.checks().concludeAtOnce(request(pull), check(Conclusion.SUCCESS, 0));
        assertThat(asked())
                .containsExactly(
                        "GET /repos/{owner}/{repo}/compare/{basehead}", "POST /repos/{owner}/{repo}/check-runs");
        CheckRun run = pull.checkRuns().get(0);
        assertThat(run.name()).isEqualTo("Undebug");
        assertThat(run.progress().conclusion()).contains("success");
    }

    @Test
    void aTypicalOneWithFindingsTakesSeven() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        PullDiff diff = edge.pulls().diff(request);
        long run = edge.checks().begin(request, false).checkRun();
        PullSources sources = edge.pulls().open(request, diff);
        Map<String, Content> head = sources.head().read(sources.head().paths());
        assertThat(text(head, "app.py")).isEqualTo("debug = True\n");
        Map<String, Content> base = sources.base().read(sources.base().paths());
        assertThat(base).containsOnlyKeys("README.md", "app.py");
        assertThat(text(base, "app.py")).isEqualTo("debug = False\n");
        assertThat(sources.configuration()).isEmpty();
        assertThat(sources.threads()).isEmpty();
        assertThat(sources.standing()).isEqualTo(Standing.CURRENT);
        edge.reviews()
                .publish(
                        request,
                        review(comment("app.py", 1, 1, "fingerprint1"), comment("new.py", 1, 3, "fingerprint2")));
        edge.checks().conclude(request, run, check(Conclusion.FAILURE, 2));
        assertThat(asked())
                .containsExactly(
                        "GET /repos/{owner}/{repo}/compare/{basehead}",
                        "POST /repos/{owner}/{repo}/check-runs",
                        "GET /repos/{owner}/{repo}/git/trees/{sha}",
                        "POST /graphql",
                        "POST /graphql",
                        "POST /repos/{owner}/{repo}/pulls/{id}/reviews",
                        "PATCH /repos/{owner}/{repo}/check-runs/{id}");
        assertThat(pull.checkRuns()).singleElement().satisfies(check -> {
            assertThat(check.progress().conclusion()).contains("failure");
            assertThat(check.output().annotations()).hasSize(2);
        });
        assertThat(pull.threads().comments()).hasSize(2);
        assertThat(edge.pulls().open(request, diff).threads())
                .extracting(thread -> thread.marker().fingerprint())
                .containsExactlyInAnyOrder("fingerprint1", "fingerprint2");
        assertThat(github.schema().checked()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aHundredChangedFilesTakeAtMostEight() {
        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new HashMap<>();
        IntStream.range(0, 100).forEach(i -> {
            before.put("pkg/f" + i + ".py", "x = " + i + "\n");
            after.put("pkg/f" + i + ".py", "x = -" + i + "\n");
        });
        HostedRepository wide = github.repository("wide", before);
        PullRequest request = request(github.open(wide, "change", after));
        PullDiff diff = edge.pulls().diff(request);
        long run = edge.checks().begin(request, false).checkRun();
        PullSources sources = edge.pulls().open(request, diff);
        assertThat(sources.head().read(sources.head().paths())).hasSize(100);
        assertThat(sources.base().read(sources.base().paths())).hasSize(100);
        assertThat(sources.threads()).isEmpty();
        edge.reviews().publish(request, review(comment("pkg/f0.py", 1, 1, "fingerprint1")));
        edge.checks().conclude(request, run, check(Conclusion.FAILURE, 1));
        assertThat(asked()).hasSizeLessThanOrEqualTo(8);
    }

    /** The real use case with the real rules. */
    private void review(HostedPull pull) {
        RulePages pages = new RulePages() {
            @Override
            public String title(String rule) {
                return rule;
            }

            @Override
            public String link(String rule) {
                return "https://example.com/" + rule;
            }
        };
        review(pull, pages);
    }

    @Test
    void theUseCaseTakesTwoWhereNothingMatters() {
        HostedPull pull = github.open(shop, "words", Map.of("README.md", "A nice shop\n"));
        review(pull);
        assertThat(pull.checkRuns().get(0).progress().conclusion()).contains("success");
        assertThat(asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void theUseCaseTakesAtMostEightHoweverManyFilesThereAre(int files) {
        Map<String, String> before = new HashMap<>(Map.of("Dockerfile", "FROM python\nCMD [\"python\", \"f0.py\"]\n"));
        Map<String, String> after = new HashMap<>();
        String app = """
                from flask import Flask
                app = Flask(__name__)
                app.run(host='0.0.0.0', debug=%s)
                """;
        IntStream.range(1, files).forEach(i -> {
            before.put("f" + i + ".py", "SIZE = " + i + "\n");
            after.put("f" + i + ".py", "SIZE = " + 2 * i + "\n");
        });
        before.put("f0.py", app.formatted("False"));
        after.put("f0.py", app.formatted("True"));
        HostedPull pull = github.open(github.repository("wide", before), "change", after);
        review(pull);
        assertThat(pull.checkRuns()).singleElement().satisfies(check -> {
            assertThat(check.progress().conclusion()).contains("failure");
            assertThat(check.output().annotations()).isNotEmpty();
        });
        assertThat(pull.threads().comments()).isNotEmpty();
        assertThat(asked()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aChainOfImportsInALargeRepositoryTakesNoRequestForEachModule() {
        HostedRepository large = github.repository("large", chain(40, "False"));
        HostedPull pull = github.open(large, "change", Map.of("shop/app.py", app("True")));
        review(pull);
        assertThat(pull.checkRuns())
                .singleElement()
                .satisfies(check -> assertThat(check.progress().conclusion()).contains("failure"));
        assertThat(asked()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void theNextPushAsksOnlyForWhatItChanges() {
        HostedRepository large = github.repository("large", chain(40, "False"));
        HostedPull pull = github.open(large, "change", Map.of("shop/app.py", app("True")));
        review(pull);
        assertThat(read(0)).contains("shop/m39.py", "Procfile");
        int before = github.standIn().exchanges().size();
        github.commit(large, "change", Map.of("shop/m39.py", "X = 40\n"));
        review(pull);
        assertThat(read(before)).containsOnly("shop/app.py", "shop/m39.py", ".github/undebug.yml");
    }

    /** Returns the paths of the files that were asked for by GraphQL since an exchange. */
    private Set<String> read(int from) {
        List<Exchange> exchanges = github.standIn().exchanges();
        return exchanges.subList(from, exchanges.size()).stream()
                .filter(exchange -> exchange.request().path().equals("/graphql"))
                .flatMap(exchange -> Pattern.compile("\"[0-9a-f]{40}:([^\"]+)\"")
                        .matcher(exchange.request().body())
                        .results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** An application that imports modules one after another, beside many others. */
    private static Map<String, String> chain(int length, String debug) {
        Map<String, String> files = new HashMap<>();
        files.put("Procfile", "web: python shop/app.py\n");
        files.put("shop/app.py", app(debug));
        IntStream.range(0, length)
                .forEach(i -> files.put(
                        "shop/m" + i + ".py", i + 1 < length ? "import m" + (i + 1) + "\n" : "X = " + i + "\n"));
        IntStream.range(0, 250).forEach(i -> files.put("other/n" + i + ".py", "X = " + i + "\n"));
        return files;
    }

    private static String app(String debug) {
        return "import m0\nfrom flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0', debug=" + debug
                + ")\n";
    }
}
