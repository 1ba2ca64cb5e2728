package dev.undebug.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories made by the real git. */
@Tag(Needs.ORACLE)
class OwnRepositoryTest {
    @TempDir
    private Path folder;

    private final Forge forge = Forge.create(Clock.systemUTC());
    private Path shop;

    @BeforeEach
    void makeRepository() throws Exception {
        shop = Files.createDirectory(folder.resolve("my shop"));
        new Git(shop).run("init", "-q", "-b", "trunk");
        commit("app.py", "app = Flask(__name__)\napp.run()\n", "Start");
        new Git(shop).run("checkout", "-q", "-b", "feature/debug");
        commit("app.py", "app = Flask(__name__)\napp.run(debug=True)\n", "Debug it");
    }

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void opensThePullRequestOfTwoBranches() throws Exception {
        HostedPull pull = open(shop, "trunk", "feature/debug");
        assertThat(pull.repository().name()).isEqualTo("my-shop");
        assertThat(pull.baseBranch()).isEqualTo("trunk");
        assertThat(pull.proposal().headBranch()).isEqualTo("feature/debug");
        assertThat(pull.title()).isEqualTo("Debug it");
        assertThat(pull.files()).extracting(FileDiff::path).containsExactly("app.py");
    }

    @Test
    void takesAnythingThatNamesACommit() throws Exception {
        new Git(shop).run("tag", "-a", "v1", "-m", "one", "trunk");
        new Git(shop).run("branch", "-q", "-m", "trunk", "main");
        String head = new Git(shop).run("rev-parse", "HEAD").strip();
        for (List<String> pair : List.of(
                List.of("HEAD~1", "HEAD"),
                List.of("v1", head),
                List.of("refs/heads/main", head.substring(0, 9)),
                List.of("main", "feature/debug^{}"))) {
            HostedPull pull = open(shop, pair.get(0), pair.get(1));
            assertThat(pull.headSha()).as("%s", pair).isEqualTo(head);
            assertThat(pull.files()).as("%s", pair).hasSize(1);
        }
    }

    @Test
    void writesNothingIntoTheRepository() throws Exception {
        Map<String, String> before = state(shop);
        HostedPull pull = open(shop, "trunk", "feature/debug");
        pull.repository()
                .commit(
                        pull.author(),
                        "feature/debug",
                        "Fix it",
                        List.of(TreeEdit.put("app.py", "app = Flask(__name__)\napp.run()\n")));
        assertThat(pull.commits()).hasSize(2);
        assertThat(before).isNotEmpty();
        assertThat(state(shop)).isEqualTo(before);
    }

    @Test
    void opensBareClonesLinkedWorkTreesAndSubfolders() throws Exception {
        new Git(folder).run("clone", "-q", "--bare", shop.toString(), "bare.git");
        new Git(shop).run("worktree", "add", "-q", "../linked", "trunk");
        Path inside = Files.createDirectory(shop.resolve("inside"));
        for (Path place : List.of(folder.resolve("bare.git"), folder.resolve("linked"), inside)) {
            assertThat(open(place, "trunk", "feature/debug").files())
                    .as("%s", place)
                    .hasSize(1);
        }
        assertThat(open(folder.resolve("bare.git"), "trunk", "feature/debug")
                        .repository()
                        .name())
                .isEqualTo("bare");
    }

    @Test
    void opensAShallowCloneThatReachesFarEnough() throws Exception {
        commit("app.py", "app = Flask(__name__)\napp.run(debug=1)\n", "Debug it otherwise");
        new Git(folder).run("clone", "-q", "--depth", "2", "file://" + shop, "shallow");
        assertThat(open(folder.resolve("shallow"), "HEAD~1", "HEAD").files()).hasSize(1);
        assertRefused(folder.resolve("shallow"), "HEAD~2", "HEAD", "No such commit: HEAD~2");
    }

    @Test
    void saysThatAShallowCloneLacksWhatIsInCommon() throws Exception {
        new Git(shop).run("checkout", "-q", "trunk");
        commit("other.py", "pass\n", "Go on");
        new Git(folder).run("clone", "-q", "--depth", "1", "--no-single-branch", "file://" + shop, "shallow");
        assertRefused(
                folder.resolve("shallow"),
                "origin/trunk",
                "origin/feature/debug",
                "no commit in common in this shallow clone; run `git fetch --unshallow`");
    }

    @Test
    void refusesWhatCannotBeReviewedAndSaysWhy() throws Exception {
        new Git(shop).run("branch", "-q", "same");
        assertRefused(folder.resolve("nowhere"), "a", "b", "No such folder");
        assertRefused(Files.createDirectory(folder.resolve("plain")), "a", "b", "is not a git repository");
        assertRefused(shop, "trunk", "gone", "No such commit: gone");
        assertRefused(shop, "", "trunk", "No such commit: ");
        assertRefused(shop, "trunk", "..", "No such commit: ..");
        assertRefused(shop, "trunk:app.py", "trunk", "No such commit: trunk:app.py");
        assertRefused(shop, "feature/debug", "same", "are the same commit");
        assertRefused(shop, "feature/debug", "trunk", "the right way round");
        new Git(shop).run("checkout", "-q", "--orphan", "alone");
        commit("x", "y", "Alone");
        assertRefused(shop, "trunk", "alone", "no commit in common.");
    }

    private void assertRefused(Path place, String base, String head, String reason) {
        assertThatThrownBy(() -> open(place, base, head))
                .as("%s %s..%s", place, base, head)
                .isInstanceOf(DemoException.class)
                .hasMessageContaining(reason);
    }

    private HostedPull open(Path place, String base, String head) throws DemoException {
        return new OwnRepository(place, base, head).prepare(forge).open();
    }

    private void commit(String path, String text, String message) throws Exception {
        Files.writeString(shop.resolve(path), text);
        new Git(shop).run("add", path);
        new Git(shop).run("commit", "-q", "-m", message);
    }

    /** Returns every file with its content and time. */
    private static Map<String, String> state(Path place) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                state.put(file.toString(), time + " " + Files.size(file));
            }
        }
        return state;
    }
}
