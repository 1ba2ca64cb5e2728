package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.demo.github.rest.Fault;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.HeadBranch;
import dev.undebug.pull.HeadBranches;
import dev.undebug.pull.HeadBranches.Moved;
import dev.undebug.pull.Person;
import dev.undebug.pull.Refused;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.TestApp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits on the stand-in. */
class CommittingContractTest extends StandInFixture {
    private HostedPull pull;

    @BeforeEach
    void permit() {
        github.permit(TestApp.MAY_COMMIT);
        edge = edge();
        shop.commit(
                github.alice(),
                "feature/one #2",
                "Start",
                List.of(
                        new TreeEdit(
                                "start.sh",
                                Optional.of(FileMode.EXECUTABLE_FILE),
                                Optional.of("flask run --debug\r\n".getBytes(StandardCharsets.UTF_8))),
                        TreeEdit.put(
                                "latin.py",
                                "# -*- coding: latin-1 -*-\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1))));
        String first = shop.head("feature/one #2").orElseThrow();
        shop.branch("base", first);
        shop.commit(github.alice(), "feature/one #2", "More", List.of(TreeEdit.put("more.py", "x = 1")));
        pull = shop.open(github.alice(), Proposal.of(shop, "One", "feature/one #2", "base"));
    }

    private HeadBranch branch() {
        return edge.branches().find(request(pull).ref());
    }

    private String text(String path) {
        return new String(shop.store().read(pull.headSha(), path).orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void findsTheBranchAsItIsNow() {
        HeadBranch branch = branch();
        assertThat(branch.name()).isEqualTo("feature/one #2");
        assertThat(branch.own()).isTrue();
        assertThat(branch.pull().head().hex()).isEqualTo(pull.headSha());
        assertThat(branch.pull().open()).isTrue();
        HostedRepository fork = github.forge().fork(shop, github.forge().user("mallory"));
        github.commit(fork, "evil", Map.of("app.py", "debug = 2\n"));
        HostedPull foreign = shop.open(
                github.forge().user("mallory"), new Proposal("From a fork", "Hello", fork, "evil", "main", false));
        assertThat(edge.branches().find(request(foreign).ref()).own()).isFalse();
    }

    @Test
    void makesOneCommitThatKeepsBytesModesAndEveryOtherFile() {
        String before = pull.headSha();
        edge.branches()
                .commit(
                        branch(),
                        "Switch off\n\n" + new Person(7, "alice").coAuthor(),
                        List.of(
                                new SourceFile("start.sh", "flask run\r\n"),
                                new SourceFile(
                                        "latin.py",
                                        "# -*- coding: latin-1 -*-\n# \u00e8\n",
                                        StandardCharsets.ISO_8859_1)));
        assertThat(pull.headSha()).isNotEqualTo(before);
        assertThat(shop.store().commit(pull.headSha())).satisfies(commit -> {
            assertThat(commit.parents()).containsExactly(before);
            assertThat(commit.message()).endsWith("Co-authored-by: alice <7+alice@users.noreply.github.com>");
            assertThat(commit.authorName()).isEqualTo("undebug[bot]");
        });
        assertThat(text("start.sh")).isEqualTo("flask run\r\n");
        assertThat(text("latin.py")).endsWith("# \u00e8\n");
        assertThat(text("more.py")).isEqualTo("x = 1");
        assertThat(shop.store().entry(pull.headSha(), "start.sh").orElseThrow().mode())
                .isEqualTo("100755");
        assertThat(shop.store().entry(pull.headSha(), "latin.py").orElseThrow().mode())
                .isEqualTo("100644");
    }

    @Test
    void aBranchThatMovedMeanwhileIsLeftAlone() {
        HeadBranch branch = branch();
        shop.commit(github.alice(), "feature/one #2", "Meanwhile", List.of(TreeEdit.put("more.py", "x = 2")));
        String moved = pull.headSha();
        assertThatThrownBy(() -> edge.branches()
                        .commit(branch, "Switch off", List.of(new SourceFile("start.sh", "flask run\n"))))
                .isInstanceOf(Moved.class);
        assertThat(pull.headSha()).isEqualTo(moved);
    }

    @Test
    void aLostAnswerMakesNoSecondCommit() {
        github.standIn().faults().next(1, "PATCH", "/git/refs/", Fault.cutAfterwards());
        String before = pull.headSha();
        edge.branches().commit(branch(), "Switch off", List.of(new SourceFile("start.sh", "flask run\n")));
        assertThat(shop.store().commit(pull.headSha()).parents()).containsExactly(before);
    }

    @Test
    void withoutThePermissionNothingIsTried() {
        github.permit(Map.of("checks", "write", "contents", "read", "metadata", "read", "pull_requests", "write"));
        edge = edge();
        RepositoryRef repository = request(pull).repository();
        assertThat(edge.branches().mayWrite(repository)).isFalse();
        assertThatThrownBy(() -> edge.branches()
                        .commit(branch(), "Switch off", List.of(new SourceFile("start.sh", "flask run\n"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("contents: write");
    }

    @Test
    void saysInPlainWordsWhatARuleForbids() {
        String rule =
                "{\"message\":\"Repository rule violations found\\n\\nChanges must be made through a pull request.\"}";
        github.standIn()
                .faults()
                .always(
                        "PATCH",
                        "/git/refs/",
                        new Fault(Duration.ZERO, false, false, Optional.of(new Fault.Reply(422, Map.of(), rule))));
        assertThatThrownBy(() -> edge.branches()
                        .commit(branch(), "Switch off", List.of(new SourceFile("start.sh", "flask run\n"))))
                .isInstanceOf(Refused.class)
                .hasMessage("GitHub refused the commit: Repository rule violations found."
                        + " Changes must be made through a pull request");
    }

    @Test
    void knowsForWhomItHasCommitted() {
        String before = pull.headSha();
        Person alice = new Person(7, "alice");
        assertThat(edge.branches().committedFor(branch(), new CommitSha(before)))
                .isEmpty();
        shop.commit(github.alice(), "feature/one #2", "By hand\n\n" + alice.coAuthor(), List.of());
        String byHand = pull.headSha();
        assertThat(edge.branches().committedFor(branch(), new CommitSha(before)))
                .isEmpty();
        edge.branches()
                .commit(
                        branch(),
                        HeadBranches.TITLE + "\n\n" + alice.coAuthor() + "\n",
                        List.of(new SourceFile("start.sh", "flask run\n")));
        shop.commit(github.alice(), "feature/one #2", "Later", List.of(TreeEdit.put("more.py", "x = 2")));
        assertThat(edge.branches().committedFor(branch(), new CommitSha(byHand)))
                .contains(alice);
    }

    @Test
    void knowsWhoMayPush() {
        RepositoryRef repository = request(pull).repository();
        shop.grant("alice", "write");
        assertThat(edge.branches().mayPush(repository, new Person(7, "alice"))).isTrue();
        assertThat(edge.branches().mayPush(repository, new Person(8, "mallory")))
                .isFalse();
        assertThat(edge.branches().mayWrite(repository)).isTrue();
        assertThat(edge.branches().mayWriteWorkflows(repository)).isFalse();
    }
}
