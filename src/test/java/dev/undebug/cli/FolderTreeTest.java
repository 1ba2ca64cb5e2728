package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.source.Content;
import dev.undebug.source.Links;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(temporary.resolve("project"));
        write("app.py");
        write("b/c.py");
        write("B.py");
    }

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x = 1\n");
    }

    @Test
    void listsRegularFilesSorted() {
        assertThat(FolderTree.of(folder).paths()).containsExactly("B.py", "app.py", "b/c.py");
    }

    @Test
    void neverReadsWhatIsNotTheProjects() throws IOException {
        write(".git/hooks/x.py");
        write("web/node_modules/a/x.py");
        write("lib/site-packages/flask/app.py");
        write("env3/pyvenv.cfg");
        write("env3/lib/x.py");
        write(".github/undebug.yml");
        assertThat(FolderTree.of(folder).paths()).containsExactly(".github/undebug.yml", "B.py", "app.py", "b/c.py");
    }

    @Test
    void readsAProjectInWhichAVirtualEnvironmentWasMade() throws IOException {
        write("web/pyvenv.cfg");
        write("web/bin/activate");
        write("web/lib/python3.12/site-packages/flask/app.py");
        write("web/app.py");
        assertThat(FolderTree.of(folder).paths())
                .contains("web/app.py")
                .noneMatch(path -> path.contains("site-packages"));
    }

    @Test
    void readsAFolderThatIsNamedLikeOneThatIsSkipped() throws IOException {
        write("node_modules/app.py");
        assertThat(FolderTree.of(folder.resolve("node_modules")).paths()).containsExactly("app.py");
    }

    @Test
    void tellsLinksFromFilesAndFollowsTheFolderItself() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.py"), "x");
        Files.createSymbolicLink(folder.resolve("link.py"), secret);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("broken.py"), temporary.resolve("nowhere"));
        Path itself = Files.createSymbolicLink(temporary.resolve("itself"), folder);
        FolderTree tree = FolderTree.of(itself);
        assertThat(tree.paths()).containsExactly("B.py", "app.py", "b/c.py");
        assertThat(tree.gaps()).isEmpty();
        assertThat(tree.links().keySet()).containsExactly("broken.py", "link.py", "loop");
        assertThat(new Links(tree.links()).end("link.py")).as("out of the tree").isEmpty();
        assertThat(tree.read(List.of("link.py", "loop/app.py", "../secret.py", "b")))
                .doesNotContainKeys("link.py", "b");
    }

    @Test
    @Tag(Needs.ORACLE)
    void readsAFileWhoseNameIsNoText() throws Exception {
        // Java cannot create such a name; a shell can.
        Process shell = new ProcessBuilder("sh", "-c", "printf 'x = 1' > \"$(printf 'caf\\351.py')\"")
                .directory(folder.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();
        FolderTree tree = FolderTree.of(folder);
        String named = tree.paths().stream()
                .filter(path -> path.startsWith("caf"))
                .findFirst()
                .orElseThrow();
        assertThat(tree.read(List.of(named)).get(named)).isInstanceOf(Content.Decoded.class);
    }

    @Test
    void namesAFileThatIsTooLarge() throws IOException {
        Files.write(folder.resolve("large.py"), new byte[Content.MAX_BYTES + 1]);
        assertThat(FolderTree.of(folder).read(List.of("large.py")).get("large.py"))
                .isEqualTo(Content.tooLarge("large.py"));
    }

    @Test
    void namesAFileThatIsGoneSinceItWasListed() throws IOException {
        FolderTree tree = FolderTree.of(folder);
        Files.delete(folder.resolve("app.py"));
        write("new.py");
        assertThat(tree.read(List.of("app.py", "new.py")).values())
                .containsExactly(Content.withheld("app.py", "no such file"));
    }

    @Test
    void refusesAFolderThatIsGone() throws IOException {
        Files.delete(folder.resolve("b/c.py"));
        Path gone = folder.resolve("b");
        Files.delete(gone);
        assertThatThrownBy(() -> FolderTree.of(gone))
                .isInstanceOf(Unavailable.class)
                .hasMessage("cannot list " + gone + ": no such file");
    }
}
