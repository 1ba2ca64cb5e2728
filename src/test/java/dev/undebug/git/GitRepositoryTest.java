package dev.undebug.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.CommitSha;
import dev.undebug.source.Content;
import dev.undebug.source.SourceTree;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Needs.ORACLE)
class GitRepositoryTest {
    @TempDir
    Path folder;

    private Git git;

    @BeforeEach
    void init() throws IOException {
        git = Git.init(folder);
        git.write("app.py", "print(1)\n").write("src/web/app.py", "import os\n");
    }

    @Test
    void readsTheFilesOfACommitAndNotTheWorkTree() throws Exception {
        String sha = git.commit("first");
        git.write("app.py", "changed\n").write("new.py", "");
        try (GitRepository repository = GitRepository.open(folder)) {
            SourceTree tree = repository.tree(new CommitSha(sha));
            assertThat(tree.paths()).containsExactly("app.py", "src/web/app.py");
            assertThat(text(tree, "app.py")).isEqualTo("print(1)\n");
            assertThat(tree.read(List.of("new.py", "src"))).isEmpty();
        }
    }

    @Test
    void readsOneFolder() throws Exception {
        String sha = git.write("src2/x.py", "").commit("first");
        try (GitRepository repository = GitRepository.open(folder.resolve("src"))) {
            assertThat(repository.folderInWorkTree(folder.resolve("src"))).isEqualTo("src");
            SourceTree tree = repository.tree(new CommitSha(sha), "src");
            assertThat(tree.paths()).containsExactly("web/app.py");
            assertThat(text(tree, "web/app.py")).isEqualTo("import os\n");
        }
    }

    @Test
    void readsABareRepository() throws Exception {
        String sha = git.commit("first");
        git.run("clone", "-q", "--bare", ".", "bare.git");
        try (GitRepository repository = GitRepository.open(folder.resolve("bare.git"))) {
            assertThatThrownBy(() -> repository.folderInWorkTree(folder)).hasMessageContaining("is bare");
            assertThat(repository.tree(repository.commit("main")).paths()).contains("app.py");
            assertThat(repository.commit(sha.substring(0, 8)).hex()).isEqualTo(sha);
        }
    }

    @Test
    void readsALinkedWorkTree() throws Exception {
        String sha = git.commit("first");
        git.run("worktree", "add", "-q", "linked", "-b", "other");
        try (GitRepository repository = GitRepository.open(folder.resolve("linked"))) {
            assertThat(repository.commit("HEAD").hex()).isEqualTo(sha);
            assertThat(repository.folderInWorkTree(folder.resolve("linked"))).isEmpty();
        }
    }

    @Test
    void tellsLinksFromFilesAndLeavesSubmodulesOut(@TempDir Path other) throws Exception {
        git.commit("first");
        git.run("clone", "-q", ".", other.toString());
        git.run("submodule", "add", "-q", other.toString(), "vendor");
        Files.createSymbolicLink(folder.resolve("link.py"), Path.of("app.py"));
        git.commit("links");
        assertThat(git.run("ls-files")).contains("vendor").contains("link.py");
        try (GitRepository repository = GitRepository.open(folder)) {
            GitTree tree = repository.tree(repository.commit("HEAD"));
            assertThat(tree.paths()).containsExactly(".gitmodules", "app.py", "src/web/app.py");
            assertThat(tree.links()).isEqualTo(Map.of("link.py", "app.py"));
            assertThat(tree.read(List.of("link.py"))).isEmpty();
        }
    }

    @Test
    void namesWhatItDoesNotRead() throws Exception {
        Files.write(folder.resolve("latin.py"), new byte[] {'#', (byte) 0xe9});
        Files.write(folder.resolve("large.py"), new byte[Content.MAX_BYTES + 1]);
        git.commit("first");
        try (GitRepository repository = GitRepository.open(folder)) {
            Map<String, Content> contents =
                    repository.tree(repository.commit("HEAD")).read(List.of("latin.py", "large.py"));
            assertThat(contents.get("latin.py"))
                    .isEqualTo(
                            new Content.Unread(
                                    "latin.py",
                                    "not UTF-8 text in line 1, and no comment declares another encoding; please save it as UTF-8"));
            assertThat(contents.get("large.py")).isEqualTo(Content.tooLarge("large.py"));
        }
    }

    @Test
    void findsTheMergeBaseAndRenames() throws Exception {
        String base = git.write("config.py", "DEBUG = True\nTESTING = False\nSECRET = 'x'\n")
                .commit("first");
        git.run("checkout", "-q", "-b", "topic");
        git.run("mv", "config.py", "settings.py");
        git.commit("rename");
        git.run("checkout", "-q", "main");
        git.write("other.py", "").commit("second");
        try (GitRepository repository = GitRepository.open(folder)) {
            CommitSha topic = repository.commit("topic");
            CommitSha found = repository.mergeBase(repository.commit("main"), topic);
            assertThat(found.hex()).isEqualTo(base);
            assertThat(repository.renames(found, topic)).isEqualTo(Map.of("config.py", "settings.py"));
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        git.commit("first");
        git.run("checkout", "-q", "--orphan", "alone");
        git.commit("unrelated");
        try (GitRepository repository = GitRepository.open(folder)) {
            for (String revision : List.of("nothing", "", "a b", "..", "HEAD:app.py", "^", "HEAD~99", "-x")) {
                assertThatThrownBy(() -> repository.commit(revision))
                        .isInstanceOf(GitException.class)
                        .hasMessageStartingWith("'" + revision + "' is not a commit");
            }
            CommitSha main = repository.commit("main");
            CommitSha alone = repository.commit("alone");
            assertThatThrownBy(() -> repository.mergeBase(main, alone)).hasMessageContaining("no common ancestor");
            CommitSha missing = new CommitSha("0123456789012345678901234567890123456789");
            assertThatThrownBy(() -> repository.mergeBase(main, missing)).hasMessageContaining("is missing");
        }
    }

    @Test
    void refusesAFolderOutsideOfARepository(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> GitRepository.open(elsewhere))
                .isInstanceOf(GitException.class)
                .hasMessage(elsewhere + " is not in a git repository");
    }

    private static String text(SourceTree tree, String path) {
        return tree.read(List.of(path)).get(path) instanceof Content.Decoded decoded
                ? decoded.file().text()
                : Assertions.fail(path + " was not read");
    }

    @Test
    void knowsWhatIsKeptOutOfCommits() throws Exception {
        git.write("tracked.env", "A=1\n").write("b/kept.env", "A=1\n").commit("first");
        git.write(".gitignore", "*.env\nsecrets/\n")
                .write("b/.gitignore", "!open.env\n")
                .write("b/open.env", "A=1\n")
                .write("b/shut.env", "A=1\n")
                .write("secrets/deep/any.txt", "A=1\n")
                .write("new.txt", "A=1\n");
        try (GitRepository repository = GitRepository.open(folder)) {
            for (String path : List.of("tracked.env", "b/kept.env", "b/open.env", "new.txt", "app.py")) {
                assertThat(repository.ignores(folder.resolve(path))).as(path).isFalse();
            }
            for (String path : List.of("b/shut.env", "secrets/deep/any.txt")) {
                assertThat(repository.ignores(folder.resolve(path))).as(path).isTrue();
            }
        }
    }
}
