package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Evidence quotes code in one line, whatever the code is. */
class EvidenceStepTest {
    @Test
    void codeIsPutInOneLine() {
        assertThat(EvidenceStep.code(" flask run \\\n\t--debug\n")).isEqualTo("`flask run \\ --debug`");
    }

    @Test
    void backticksCannotEndTheSpan() {
        assertThat(EvidenceStep.code("echo `date`")).isEqualTo("`echo 'date'`");
    }

    @Test
    void longCodeIsCut() {
        assertThat(EvidenceStep.code("a".repeat(120))).isEqualTo("`" + "a".repeat(120) + "`");
        assertThat(EvidenceStep.code("a".repeat(121))).isEqualTo("`" + "a".repeat(120) + "…`");
    }
}
