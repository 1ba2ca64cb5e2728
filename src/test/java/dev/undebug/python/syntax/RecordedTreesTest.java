package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Compares our trees with recorded trees of Python 2.7 for the files in {@code python/python2}; its README says how
 * they were made.
 */
class RecordedTreesTest {
    private static final Path FOLDER = Path.of("src/test/resources/python/python2");
    private static final List<JsonNode> LINES = lines();

    static final List<Recorded> TREES =
            LINES.stream().skip(1).map(Recorded::new).toList();

    /** A file with its tree and the kinds of nodes in it, from Python 2.7. */
    private record Recorded(JsonNode line) {
        String path() {
            return line.path("path").textValue();
        }

        boolean isReadAs(SourceFile file) {
            return OldTree.difference(file, line.path("tree"), true).isEmpty();
        }

        SourceFile file() throws IOException {
            return ((Content.Decoded) Content.decode(path(), Files.readAllBytes(Path.of(path())))).file();
        }

        @Override
        public String toString() {
            return path();
        }
    }

    private static List<JsonNode> lines() {
        JsonMapper json = new JsonMapper();
        List<JsonNode> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(FOLDER.resolve("trees.jsonl"))) {
                lines.add(json.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("TREES")
    void readsItAsPython2Does(Recorded recorded) throws IOException {
        assertThat(recorded.line().path("tree")).hasSizeGreaterThan(2);
        assertThat(OldTree.difference(recorded.file(), recorded.line().path("tree"), true))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("TREES")
    void noticesWhatIsMissingOrTooMuch(Recorded recorded) throws IOException {
        SourceFile file = recorded.file();
        assertThat(recorded.isReadAs(file)).isTrue();
        assertThat(recorded.isReadAs(file.withText(file.text() + "\nx = 2\n"))).isFalse();
        assertThat(recorded.isReadAs(file.withText("x = 2\n" + file.text()))).isFalse();
        assertThat(recorded.isReadAs(file.withText(""))).isFalse();
    }

    @Test
    void everyFileIsRecorded() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(TREES.stream().map(Recorded::path))
                    .hasSizeGreaterThan(10)
                    .containsExactlyInAnyOrderElementsOf(files.map(Path::toString)
                            .filter(path -> path.endsWith(".py"))
                            .toList());
        }
    }

    @Test
    void everyKindOfNodeIsRecorded() {
        TreeSet<String> missing = new TreeSet<>();
        LINES.get(0).path("kinds").forEach(kind -> missing.add(kind.textValue()));
        assertThat(missing).contains("Exec", "Print", "Repr");
        TREES.forEach(tree -> tree.line().path("kinds").forEach(kind -> missing.remove(kind.textValue())));
        // The roots of interactive and expression input, and nodes that no interpreter creates.
        assertThat(missing).containsExactly("AugLoad", "AugStore", "Expression", "Interactive", "Suite");
    }
}
