package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTest {
    @ParameterizedTest
    @MethodSource("dev.undebug.python.syntax.Constructs#all")
    void readsEveryConstruct(Constructs.Construct construct) {
        assertThat(Trees.show(construct.code())).isEqualTo(construct.tree());
    }

    @Test
    void knowsManyConstructs() {
        assertThat(Constructs.all()).hasSizeGreaterThan(60);
    }
}
