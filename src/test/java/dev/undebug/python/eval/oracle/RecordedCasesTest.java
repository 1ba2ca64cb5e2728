package dev.undebug.python.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.Repository;
import dev.undebug.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that random programs once showed stay fixed. */
@Tag(Needs.ORACLE)
class RecordedCasesTest {
    static List<RecordedCase> cases() {
        return RecordedCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRight(RecordedCase recorded) {
        RandomProgram program = recorded.program();
        Observation predicted =
                Prediction.of(Repository.of(program.files()), program.cases().get(0));
        assertThat(predicted.told()).isEqualTo(recorded.flask());
    }

    @Test
    void everyCaseIsWhatFlaskDoes() {
        List<RecordedCase> cases = cases();
        assertThat(cases).hasSizeGreaterThan(10);
        try (RealFlask flask = new RealFlask()) {
            for (RecordedCase recorded : cases) {
                assertThat(flask.run(recorded.program()).get(0).told().replace(" perhaps", ""))
                        .as(recorded.title())
                        .isEqualTo(recorded.flask().replace(" perhaps", ""));
            }
        }
    }
}
