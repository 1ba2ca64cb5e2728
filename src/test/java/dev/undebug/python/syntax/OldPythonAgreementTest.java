package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.source.Content;
import dev.undebug.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares our trees with those of an old Python, 2.7 or 3.6 to 3.9, over its standard library: a check by hand, with
 * {@code -Dpython.old=/path/to/python}. What the suite needs of Python 2.7 is recorded; see {@link RecordedTreesTest}.
 */
@EnabledIfSystemProperty(
        named = "python.old",
        matches = ".+",
        disabledReason = "a check by hand: name an old Python with -Dpython.old=PATH")
@Tag(Needs.ORACLE)
@Tag(Needs.CORPUS)
class OldPythonAgreementTest {
    private static final Path SCRIPT = Path.of("src/test/resources/python/print_old_ast.py");
    /** {@code [x() for x in lambda: True, lambda: False if x()]}: we read a condition here, Python 2 reads none. */
    private static final String DISAGREES = "test_grammar.py";

    private static final int FEWEST_FILES = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> disagreements = new ArrayList<>();
    private int compared;

    @Test
    void readsTheStandardLibraryAsPython2Does() throws IOException, InterruptedException {
        Path python = Path.of(System.getProperty("python.old"));
        boolean python2 = python.toRealPath().getFileName().toString().startsWith("python2");
        Process process = new ProcessBuilder(python.toString(), SCRIPT.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader trees = process.inputReader(StandardCharsets.UTF_8);
                Stream<String> lines = trees.lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                compare(json.readTree(line), python2);
            }
        }
        assertThat(process.waitFor()).isZero();
        System.out.printf("%s: %d files compared, %d differ%n", python, compared, disagreements.size());
        assertThat(disagreements).isEmpty();
        assertThat(compared).as("files compared").isGreaterThan(FEWEST_FILES);
    }

    private void compare(JsonNode printed, boolean python2) throws IOException {
        JsonNode tree = printed.path("tree");
        String path = printed.path("path").asText();
        if (tree.isNull() || (python2 && path.endsWith(DISAGREES))) {
            return;
        }
        compared++;
        Content content = Content.decode(path, Files.readAllBytes(Path.of(path)));
        if (content instanceof Content.Decoded decoded) {
            OldTree.difference(decoded.file(), tree, python2)
                    .ifPresent(difference -> disagreements.add(path + ": " + difference));
        } else {
            disagreements.add(path + ": " + content);
        }
    }
}
