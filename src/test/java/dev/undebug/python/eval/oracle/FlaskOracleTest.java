package dev.undebug.python.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs random programs in the real Flask, and asks the interpreter what they do. Other programs, and more of them (a landing runs 2,000, a developer 500): {@code
 * -Dundebug.seed=7 -Dundebug.programs=10000}.
 */
@Tag(Needs.ORACLE)
@Tag(Needs.CORPUS)
class FlaskOracleTest {
    private static final long SEED = Long.getLong("undebug.seed", 20261125);
    private static final int PROGRAMS = Integer.getInteger("undebug.programs", Tools.required() ? 2_000 : 500);
    private static final double MOST_UNKNOWN = 0.05;

    @Test
    void isNeverWrongAboutARandomProgram() throws Exception {
        Tally tally = Tally.of(SEED, PROGRAMS);
        System.out.println("undebug.seed=" + SEED + ": " + tally);
        assertThat(tally.wrong()).as("seed %d", SEED).isEmpty();
        assertThat(tally.cases()).isEqualTo(PROGRAMS * ProgramGenerator.CASES);
        assertThat(tally.unknownShare()).as("unknown share").isLessThan(MOST_UNKNOWN);
    }

    @Test
    void aDisagreementIsMadeSmall() {
        RandomProgram program = new RandomProgram(
                Map.of("app.py", """
                        from flask import Flask
                        if __name__ == '__main__':
                            x = [1, 2]
                            app = Flask(__name__)
                            app.run(debug=True)
                        """), List.of(new Case(Map.of(), "app.py", Optional.empty())), false);
        assertThat(Shrinker.shrink(program.files(), files -> files.getOrDefault("app.py", "")
                        .contains("run(debug=")))
                .containsEntry("app.py", "app.run(debug=True)\n");
    }
}
