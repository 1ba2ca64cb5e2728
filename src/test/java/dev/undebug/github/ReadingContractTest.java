package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.pull.ReviewDraft.Comment;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads pull requests from the stand-in. */
class ReadingContractTest extends StandInFixture {
    @Test
    void aTokenThatWasRevokedIsRenewed() {
        PullRequest request = request(debugOn());
        edge.pulls().diff(request);
        github.standIn().revokeTokens();
        assertThat(edge.pulls().diff(request).files()).hasSize(2);
    }

    @Test
    void limitsSayWhenToComeBack() {
        PullRequest request = request(debugOn());
        Instant reset = Instant.now().plusSeconds(600);
        github.standIn().faults().next(1, "GET", "/compare/", Fault.rateLimited(reset));
        assertThatThrownBy(() -> edge.pulls().diff(request)).isInstanceOfSatisfying(Unavailable.class, e -> assertThat(
                        e.retryAt().orElseThrow())
                .isAfter(reset.minusSeconds(2))
                .isBefore(reset.plusSeconds(3)));
        github.standIn().faults().clear();
        GitHubEdge other = edge();
        github.standIn().faults().next(1, "GET", "/compare/", Fault.abuseWithoutHeaders());
        assertThatThrownBy(() -> other.pulls().diff(request))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAt()).isPresent());
    }

    @Test
    void readsEveryKindOfChange() {
        HostedRepository zoo = github.repository(
                "zoo",
                Map.of(
                        "kept.py", "kept\n",
                        "old/name.py", "one\ntwo\nthree\nfour\nfive\n",
                        "gone.py", "gone\n",
                        ".github/undebug.yml", "fail-on: low\n"));
        zoo.branch("zoo", zoo.head("main").orElseThrow());
        String large = "#".repeat(600_000) + "\n";
        Account alice = github.alice();
        zoo.commit(
                alice,
                "zoo",
                "Change",
                List.of(
                        TreeEdit.delete("old/name.py"),
                        TreeEdit.put("new/name.py", "one\ntwo\nthree\nfour\nFIVE\n"),
                        TreeEdit.delete("gone.py"),
                        TreeEdit.put("large.py", large),
                        TreeEdit.put("latin.py", "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                        TreeEdit.put("nul.py", "debug = True  # \0\n".getBytes(StandardCharsets.UTF_8)),
                        TreeEdit.put("crlf.py", "\uFEFFa\r\nb"),
                        TreeEdit.put("sp ace/quo\"te/日本 😀.py", "here\n"),
                        TreeEdit.put(".github/undebug.yml", "fail-on: never\n"),
                        TreeEdit.symlink("link.py", "kept.py"),
                        TreeEdit.submodule("vendored", "1".repeat(40))));
        HostedPull pull = zoo.open(alice, Proposal.of(zoo, "Zoo", "zoo", "main"));
        PullRequest request = request(pull);
        PullSources sources = edge.pulls().open(request, edge.pulls().diff(request));

        SourceTree head = sources.head();
        assertThat(head.paths())
                .containsExactly(
                        ".github/undebug.yml",
                        "crlf.py",
                        "kept.py",
                        "large.py",
                        "latin.py",
                        "new/name.py",
                        "nul.py",
                        "sp ace/quo\"te/日本 😀.py");
        assertThat(head.links()).isEqualTo(Map.of("link.py", "kept.py"));
        assertThat(sources.base().links()).isEmpty();
        Map<String, Content> read = head.read(head.paths());
        assertThat(text(read, "large.py")).isEqualTo(large);
        assertThat(text(read, "crlf.py")).isEqualTo("\uFEFFa\r\nb");
        assertThat(text(read, "nul.py")).startsWith("debug = True");
        assertThat(text(read, "sp ace/quo\"te/日本 😀.py")).isEqualTo("here\n");
        assertThat(read.get("latin.py")).isInstanceOf(Content.Unread.class);

        assertThat(sources.base().paths())
                .contains(".github/undebug.yml", "gone.py", "kept.py", "old/name.py")
                .doesNotContain("new/name.py", "large.py", "latin.py", "nul.py", "crlf.py");
        Map<String, Content> base = sources.base().read(List.of("gone.py", "old/name.py", "kept.py"));
        assertThat(text(base, "old/name.py")).endsWith("five\n");
        assertThat(text(base, "gone.py")).isEqualTo("gone\n");
        assertThat(sources.configuration().map(SourceFile::text)).contains("fail-on: low\n");
    }

    @Test
    void pagesThroughManyFiles() {
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 320).forEach(i -> many.put("pkg/f" + i + ".py", "x\n"));
        HostedPull pull = github.open(shop, "many", many);
        PullDiff diff = edge.pulls().diff(request(pull));
        assertThat(diff.files()).hasSize(320);
        assertThat(diff.gaps()).isEmpty();
    }

    @Test
    void aTreeThatIsCutOffIsReadAroundTheChange() {
        Map<String, String> files = new HashMap<>();
        IntStream.range(0, 50).forEach(i -> files.put("a/f" + i + ".py", "x\n"));
        files.put("z/deep/app.py", "debug = True\n");
        files.put("z/Dockerfile", "FROM python\n");
        HostedRepository wide = github.repository("wide", files);
        PullRequest request = request(github.open(wide, "change", Map.of("z/deep/app.py", "debug = False\n")));
        github.standIn().faults().truncateTrees(20);
        SourceTree head = edge.pulls().open(request, edge.pulls().diff(request)).head();
        assertThat(head.paths()).contains("z/deep/app.py", "z/Dockerfile").hasSizeLessThan(52);
        assertThat(head.gaps()).hasSize(1);
        assertThat(text(head.read(List.of("z/Dockerfile")), "z/Dockerfile")).isEqualTo("FROM python\n");
    }

    @Test
    void manyThreadsAreAllRemembered() {
        Map<String, String> files = Map.of("long.py", "x\n".repeat(150));
        HostedPull pull = github.open(shop, "long", files);
        PullRequest request = request(pull);
        for (int review = 0; review < 3; review++) {
            List<Comment> comments = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int line = review * 40 + i + 1;
                comments.add(comment("long.py", line, line, "fingerprint" + line));
            }
            edge.reviews().publish(request, new ReviewDraft("Findings", comments));
        }
        PullDiff diff = edge.pulls().diff(request);
        assertThat(edge.pulls().open(request, diff).threads()).hasSize(120);
    }

    @Test
    void aHeadThatMovedIsSeen() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        PullDiff diff = edge.pulls().diff(request);
        github.commit(shop, "debug", Map.of("app.py", "debug = False\n"));
        assertThat(edge.pulls().open(request, diff).standing()).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void aForksCommitsAreReadThroughTheRepositoryItself() {
        Account stranger = github.forge().user("stranger");
        HostedRepository fork = github.forge().fork(shop, stranger);
        github.commit(fork, "feature", Map.of("app.py", "debug = True\n"));
        HostedPull pull = shop.open(stranger, new Proposal("From a fork", "", fork, "feature", "main", false));
        PullRequest request = request(pull);
        PullSources sources = edge.pulls().open(request, edge.pulls().diff(request));
        assertThat(text(sources.head().read(List.of("app.py")), "app.py")).isEqualTo("debug = True\n");
        assertThat(text(sources.base().read(List.of("app.py")), "app.py")).isEqualTo("debug = False\n");
        long run = edge.checks().begin(request, false).checkRun();
        assertThat(edge.checks().begin(request, true).checkRun()).isEqualTo(run);
    }

    @Test
    void theOwnersConfigurationHoldsWhereARepositoryHasNone() {
        HostedPull pull = debugOn();
        PullRequest request = request(pull);
        assertThat(sources(request).configuration()).isEmpty();
        github.repository(".github", Map.of(".github/undebug.yml", "fail-on: low\n"));
        edge = edge();
        assertThat(sources(request).configuration()).get().satisfies(file -> {
            assertThat(file.text()).isEqualTo("fail-on: low\n");
            assertThat(file.path()).isEqualTo("acme/.github/.github/undebug.yml");
        });
        int asked = asked().size();
        assertThat(sources(request).configuration()).isPresent();
        assertThat(asked().subList(asked, asked().size()))
                .as("it is remembered")
                .noneMatch(line -> line.contains("contents"));
        github.commit(shop, "main", Map.of(".github/undebug.yml", "fail-on: medium\n"));
        HostedPull later = github.open(shop, "later", Map.of("app.py", "debug = 2\n"));
        assertThat(sources(request(later)).configuration().map(SourceFile::text))
                .contains("fail-on: medium\n");
    }

    private PullSources sources(PullRequest request) {
        return edge.pulls().open(request, edge.pulls().diff(request));
    }
}
