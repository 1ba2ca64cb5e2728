package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.Execution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the interpreter with Flask 3.1.1, idiom by idiom and value by value. */
class FlaskIdiomsTest {
    static List<Idiom> idioms() {
        return Idiom.all();
    }

    @Test
    void theWholeTableIsRead() {
        assertThat(idioms()).hasSize(119).allSatisfy(idiom -> assertThat(idiom.cells())
                .hasSize(11));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idioms")
    void decidesAsFlaskDid(Idiom idiom) {
        List<String> observed = observed(idiom);
        if (idiom.program().missed()) {
            assertThat(observed)
                    .as("a known miss that is right now; take the mark off")
                    .isNotEqualTo(idiom.cells());
        } else {
            assertThat(observed).isEqualTo(idiom.cells());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idioms")
    void isNeverWrongWhereItDoesNotKnow(Idiom idiom) {
        List<String> observed = observed(idiom);
        for (int i = 0; i < observed.size(); i++) {
            assertThat(observed.get(i)).isIn(idiom.cells().get(i), ObservedCell.UNKNOWN);
        }
    }

    private static List<String> observed(Idiom idiom) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < idiom.cells().size(); column++) {
            boolean run = !idiom.cells().get(column).equals("-");
            cells.add(run ? cell(idiom, idiom.run(column)) : "-");
        }
        return cells;
    }

    private static String cell(Idiom idiom, Execution execution) {
        if (idiom.program().served()) {
            return ObservedCell.served(execution);
        }
        // A program that should start a server and does not is simply not understood yet.
        boolean silent = idiom.program().missed() && execution.starts().isEmpty();
        return silent ? ObservedCell.UNKNOWN : ObservedCell.started(execution);
    }
}
