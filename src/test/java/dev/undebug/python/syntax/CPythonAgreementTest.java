package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares our trees with CPython's over the standard libraries of the interpreters on the path. Another interpreter, 3.10 or later: {@code
 * -Dpython=/path/to/python3}.
 */
@Tag(Needs.ORACLE)
@Tag(Needs.CORPUS)
class CPythonAgreementTest {
    private static final Path SCRIPT = Path.of("src/test/resources/python/print_ast.py");
    private static final int FEWEST_FILES = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> disagreements = new ArrayList<>();
    private int compared;

    @Test
    void readsTheStandardLibraryAsCPythonDoes() throws IOException, InterruptedException {
        for (String python : interpreters()) {
            int before = compared;
            int disagreed = disagreements.size();
            compareWith(python);
            System.out.printf(
                    "%s: %d files compared, %d differ%n", python, compared - before, disagreements.size() - disagreed);
        }
        assertThat(disagreements).isEmpty();
        assertThat(compared).as("files compared").isGreaterThan(FEWEST_FILES);
    }

    private static Set<String> interpreters() throws IOException {
        String chosen = System.getProperty("python");
        if (chosen != null) {
            return Set.of(chosen);
        }
        Set<String> found = new TreeSet<>();
        found.add(Tools.require("python3").toRealPath().toString());
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(Pattern.quote(File.pathSeparator))) {
            Path python = Path.of(folder, "python3");
            if (Files.isExecutable(python)) {
                found.add(python.toRealPath().toString());
            }
        }
        return found;
    }

    private void compareWith(String python) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python, SCRIPT.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader trees = process.inputReader(StandardCharsets.UTF_8);
                Stream<String> lines = trees.lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                compare(json.readTree(line));
            }
        }
        assertThat(process.waitFor()).as("exit code of " + python).isZero();
    }

    private void compare(JsonNode printed) throws IOException {
        JsonNode tree = printed.path("tree");
        if (tree.isNull()) {
            return;
        }
        compared++;
        String path = printed.path("path").textValue();
        SourceFile file = new SourceFile(path, Files.readString(Path.of(path)));
        PythonModule module = PythonModule.parse(file);
        if (module.refused(true).isPresent()) {
            disagreements.add("%s: CPython takes it, we see a mistake at %s".formatted(path, module.refused(true)));
        }
        List<String> ours = TreeLines.of(module, printed.path("fields").booleanValue());
        for (int i = 0; i < Math.max(tree.size(), ours.size()); i++) {
            String expected = tree.path(i).asText("nothing");
            String actual = i < ours.size() ? ours.get(i) : "nothing";
            if (!expected.equals(actual)) {
                disagreements.add("%s: CPython has %s, we have %s".formatted(path, expected, actual));
                return;
            }
        }
    }
}
