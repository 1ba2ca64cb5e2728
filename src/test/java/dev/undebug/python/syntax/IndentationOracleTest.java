package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the lines whose indentation Python 3 refuses with those that CPython's {@code compile} names, over generated texts. */
@Tag(Needs.ORACLE)
class IndentationOracleTest {
    private static final int TEXTS = 20_000;
    private static final int LINES = 7;

    private static final List<String> INDENTS = List.of(
            "",
            "",
            "    ",
            "    ",
            "\t",
            "\t",
            "        ",
            "\t\t",
            " ",
            "  ",
            "\t    ",
            "    \t",
            " \t",
            "\t ",
            "\f",
            "\f    ",
            "  \\\n    ");

    private static final List<String> STATEMENTS = List.of(
            "x = 1",
            "x = 1",
            "if x:",
            "if x:",
            "else:",
            "def f():",
            "pass",
            "# remark",
            "",
            "y = (1,",
            "2)",
            "if x: y = 2",
            "while x:");

    private static final String SCRIPT = """
            import json, sys, warnings
            warnings.simplefilter("ignore")
            lines = []
            for text in json.load(sys.stdin):
                try:
                    compile(text, "x.py", "exec")
                    lines.append([0, ""])
                except SyntaxError as error:
                    lines.append([error.lineno, type(error).__name__ + ": " + error.msg])
            print(json.dumps(lines))
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void refusesTheLinesThatCPythonRefuses() throws IOException, InterruptedException {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(text(random));
        }
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        JsonNode answers = compiled(texts);
        for (int i = 0; i < TEXTS; i++) {
            SourceFile file = new SourceFile("x.py", texts.get(i));
            Optional<Span> own = PythonModule.parse(file).refused(true);
            int line = own.map(span -> file.position(span.start()).line()).orElse(0);
            JsonNode answer = answers.get(i);
            boolean ofIndentation = answer.get(1).asText().matches("(?:Indentation|Tab)Error.*")
                    || answer.get(0).asInt() == 0;
            refused += ofIndentation && line > 0 ? 1 : 0;
            if ((line == 0) != (answer.get(0).asInt() == 0)
                    || (ofIndentation && line != answer.get(0).asInt())) {
                wrong.add(line + " instead of " + answer + " in " + json.writeValueAsString(texts.get(i)));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isGreaterThan(TEXTS / 10);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("def g():\n\tif x:\n".substring(0, random.nextInt(3) == 0 ? 16 : 0));
        int lines = 1 + random.nextInt(LINES);
        for (int i = 0; i < lines; i++) {
            text.append(INDENTS.get(random.nextInt(INDENTS.size())))
                    .append(STATEMENTS.get(random.nextInt(STATEMENTS.size())))
                    .append('\n');
        }
        return text.toString();
    }

    private JsonNode compiled(List<String> texts) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Tools.require("python3").toString(), "-c", SCRIPT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(json.writeValueAsBytes(texts));
        }
        JsonNode answers = json.readTree(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return answers;
    }
}
