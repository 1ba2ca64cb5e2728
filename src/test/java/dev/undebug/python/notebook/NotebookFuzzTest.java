package dev.undebug.python.notebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.TextOrigin;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;

@Tag(Needs.FUZZ)
class NotebookFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void anyTextIsANotebookOrNot(byte[] data) {
        check(new String(data, UTF_8));
    }

    @FuzzTest(maxDuration = "10m")
    void anyCellHasCodeInOrder(byte[] data) {
        StringBuilder json = new StringBuilder("{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"");
        new String(data, UTF_8).chars().forEach(c -> {
            switch (c) {
                case '\n' -> json.append("\\n\",\n\"");
                case '"', '\\' -> json.append('\\').append((char) c);
                case '\f' -> json.append("\"]},{\"cell_type\":\"code\",\"source\":[\"");
                default -> json.append(c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        check(json + "\"]}]}");
    }

    private static void check(String json) {
        Stopwatch stopwatch = Stopwatch.start();
        if (Notebook.code(new SourceFile("n.ipynb", json)) instanceof Content.Decoded decoded) {
            decoded.file().origin().ifPresent(origin -> {
                order(decoded.file(), origin);
                edits(decoded.file(), origin, new Random(json.hashCode()));
            });
        }
        stopwatch.check();
    }

    private static void order(SourceFile code, TextOrigin origin) {
        int at = 0;
        for (int i = 0; i < code.text().length(); i++) {
            Span span = origin.span(new Span(i, i + 1));
            assertThat(span.start()).isGreaterThanOrEqualTo(at);
            assertThat(span.end()).isLessThan(origin.file().text().length());
            at = span.start();
        }
    }

    /** Whatever an edit does, the notebook stays one. */
    private static void edits(SourceFile code, TextOrigin origin, Random random) {
        int length = code.text().length();
        for (int i = 0; i < 10; i++) {
            int start = random.nextInt(length + 1);
            int end = Math.min(length, start + random.nextInt(12));
            String text = List.of("", "x", "\n", "x\n", "\"\\\n\t'y").get(random.nextInt(5));
            List<Edit> edits = origin.edits(List.of(new Edit(code, new Span(start, end), text)));
            if (!edits.isEmpty()) {
                String after = Edit.apply(origin.file().text(), edits);
                assertThat(origin.takeFrom(new SourceFile("n.ipynb", after))).isInstanceOf(Content.Decoded.class);
            }
        }
    }
}
