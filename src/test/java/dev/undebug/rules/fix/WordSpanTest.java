package dev.undebug.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WordSpanTest {
    record Case(String before, String after) {}

    static final List<Case> CASES = List.of(
            new Case("flask run --debug -p 1", "flask run -p 1"),
            new Case("flask run --debug", "flask run"),
            new Case("flask run \\\n  --debug \\\n  -p 1", "flask run \\\n  -p 1"),
            new Case("flask run \\\n  -p 1 \\\n  --debug\n", "flask run \\\n  -p 1\n"),
            new Case("[\"run\", \"--debug\", \"-p\"]", "[\"run\", \"-p\"]"),
            new Case("[\"--debug\", \"run\"]", "[\"run\"]"),
            new Case("[\"run\",\"--debug\"]", "[\"run\"]"),
            new Case("[\n  \"run\",\n  \"--debug\",\n  \"-p\"\n]", "[\n  \"run\",\n  \"-p\"\n]"),
            new Case("[\n  \"--debug\", # mine\n  \"run\"\n]", "[\n  \"run\"\n]"),
            new Case("[\n  \"run\",\n  \"--debug\"\n]", "[\n  \"run\"\n]"),
            new Case("c:\n  - run\n  - --debug\n  - -p\n", "c:\n  - run\n  - -p\n"),
            new Case("c:\n  - run\n  - \"--debug\"  # mine\n", "c:\n  - run\n"));

    @ParameterizedTest
    @FieldSource("CASES")
    void dropsAWordWithWhatBelongsToIt(Case example) {
        String text = example.before();
        String word = text.contains("\"--debug\"") ? "\"--debug\"" : "--debug";
        int start = text.indexOf(word);
        Span span = WordSpan.of(new SourceFile("f", text), new Span(start, start + word.length()));
        assertThat(text.substring(0, span.start()) + text.substring(span.end())).isEqualTo(example.after());
    }
}
