package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.fact.EnvVar;
import dev.undebug.read.text.EnvFileParser;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the parser with python-dotenv, on random files. */
@Tag(Needs.ORACLE)
class EnvFileOracleTest {
    private static final int FILES = 2_000;
    private static final String[] PIECES = {
        "A",
        "B",
        "FLASK_DEBUG",
        "=",
        "=",
        "=",
        "1",
        "'",
        "\"",
        "\\",
        "\n",
        "\n",
        "\r\n",
        " ",
        " ",
        "\t",
        "#",
        "export ",
        "x y",
        "\\'",
        "\\\"",
        "\\n",
        "${A}",
        "${B:-d}",
        "$A",
        "${",
        "}",
        "é",
        "\u00a0",
        ",",
        ":",
        "\r",
        "\f"
    };
    private static final String SCRIPT = """
            import json, sys, dotenv
            folder = sys.argv[1]
            for i in range(int(sys.argv[2])):
                values = dotenv.dotenv_values(f"{folder}/{i}.env")
                print(json.dumps({k: v for k, v in values.items() if v is not None}))
            """;

    @TempDir
    Path folder;

    @Test
    void readsWhatPythonDotenvReads() throws Exception {
        Path python = Tools.require("python3");
        List<String> texts = texts();
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(i + ".env"), texts.get(i));
        }
        List<String> expected = run(python);
        assertThat(expected).hasSize(FILES);
        JsonMapper mapper = new JsonMapper();
        int variables = 0;
        for (int i = 0; i < FILES; i++) {
            Map<String, String> values = values(texts.get(i));
            Map<String, String> real = mapper.readValue(expected.get(i), new TypeReference<>() {});
            // A host variable that is not set is empty there, and unknown here.
            values.forEach((name, value) -> real.computeIfPresent(name, (key, old) -> value.equals("?") ? "?" : old));
            assertThat(values)
                    .as("file %d: %s", i, mapper.writeValueAsString(texts.get(i)))
                    .isEqualTo(real);
            variables += values.size();
        }
        assertThat(variables).isGreaterThan(FILES / 4);
    }

    private static List<String> texts() {
        Random random = new Random(20261125);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(25); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private List<String> run(Path python) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), "-c", SCRIPT, folder.toString(), String.valueOf(FILES))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("A", "B", "FLASK_DEBUG"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        boolean present = process.waitFor() == 0;
        assumeTrue(present || "true".equals(System.getenv("UNDEBUG_REQUIRE_TOOLS")), "python3-dotenv is installed");
        assertThat(present).as("python3-dotenv is installed").isTrue();
        return out.lines().toList();
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (EnvVar variable : EnvFileParser.read(new SourceFile(".env", text))) {
            values.put(lineEnds(variable.name()), lineEnds(variable.value().orElse("?")));
        }
        return values;
    }

    /** Python reads every line end as LF. */
    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
