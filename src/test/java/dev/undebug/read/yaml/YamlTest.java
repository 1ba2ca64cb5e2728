package dev.undebug.read.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{a: ', '}'", "'- ', ''"})
    void readsNothingOfADocumentThatIsNestedTooDeeply(String opening, String closing) {
        SourceFile deepest = nested(opening, closing, BoundedParser.MAX_DEPTH);
        assertThat(Yaml.mistake(deepest)).isEmpty();
        assertThat(Yaml.documents(deepest, 2)).hasSize(2);

        SourceFile deeper = nested(opening, closing, BoundedParser.MAX_DEPTH + 1);
        assertThat(Yaml.mistake(deeper))
                .hasValueSatisfying(mistake -> assertThat(mistake.reason()).isEqualTo("it cannot be parsed"));
        assertThat(Yaml.documents(deeper, 2)).singleElement().satisfies(document -> assertThat(document.scalarOf("a"))
                .isEqualTo("1"));
    }

    private static SourceFile nested(String opening, String closing, int depth) {
        return new SourceFile("a.yaml", "a: 1\n---\n" + opening.repeat(depth) + closing.repeat(depth));
    }
}
