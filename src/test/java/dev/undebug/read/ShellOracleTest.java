package dev.undebug.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.read.shell.CommandLines;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the splitting and unquoting of words with a real shell, on random text. */
@Tag(Needs.ORACLE)
class ShellOracleTest {
    private static final int TEXTS = 1_000;
    private static final String[] PIECES = {
        "a", "b", "é", "-x", "=", " ", " ", "  ", "\t", "'", "'", "\"", "\"", "\\", "\\", "#", ",", "${N:-d}", "${N-}",
        "\\\n"
    };

    /** Runs each text in its own shell, since a syntax error ends the shell. */
    private static final String SCRIPT = """
            i=0
            while [ $i -lt %d ]; do
                ((eval "run $(cat "$1/$i"; echo .)") 2>/dev/null || printf '!') | tr '\\n' '_'
                echo
                i=$((i + 1))
            done
            """;

    private static final String FUNCTION = "run() { for w in \"$@\"; do printf '<%s>' \"$w\"; done; }\n";

    @TempDir
    Path folder;

    @Test
    void splitsAndUnquotesAsAShellDoes() throws Exception {
        Path shell = Tools.require("sh");
        List<String> texts = texts();
        for (int i = 0; i < TEXTS; i++) {
            Files.writeString(folder.resolve(String.valueOf(i)), texts.get(i) + " ");
        }
        Process process = new ProcessBuilder(
                        shell.toString(), "-c", FUNCTION + SCRIPT.formatted(TEXTS), "sh", folder.toString())
                .start();
        List<String> real = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(real).hasSize(TEXTS);
        int compared = 0;
        for (int i = 0; i < TEXTS; i++) {
            if (!real.get(i).endsWith("!")) {
                assertThat(words("run " + texts.get(i) + " ."))
                        .as("text %d: [%s]", i, texts.get(i))
                        .isEqualTo(real.get(i));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(TEXTS / 4);
    }

    private static List<String> texts() {
        Random random = new Random(20261125);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static String words(String text) {
        SourceFile file = new SourceFile("Procfile", text);
        StringBuilder words = new StringBuilder();
        CommandLines.read(file, new Span(0, text.length())).get(0).words().stream()
                .skip(1)
                .forEach(word ->
                        words.append('<').append(word.text().replace('\n', '_')).append('>'));
        return words.toString();
    }
}
