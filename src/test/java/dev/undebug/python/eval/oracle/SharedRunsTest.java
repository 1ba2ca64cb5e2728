package dev.undebug.python.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.Repository;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.testing.Needs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run answers for every environment that agrees on what it used: another run there would say the same. */
class SharedRunsTest {
    private static final int PROGRAMS = 120;

    private int shared;
    private int different;

    @Tag(Needs.FUZZ)
    @Test
    void areWhatRunsInThoseEnvironmentsSay() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            RandomProgram program = ProgramGenerator.program(seed);
            Interpreter interpreter = new Interpreter(Repository.of(program.files()));
            for (Case one : program.cases()) {
                Environment environment = new Environment(one.environment(), Set.of());
                Execution execution = interpreter.run(one.start(), environment);
                for (Environment other : others(program, one)) {
                    compare(interpreter, one, environment, execution, other);
                }
            }
        }
        // Otherwise the comparison says nothing.
        assertThat(shared).isGreaterThan(4_000);
        assertThat(different).isGreaterThan(2_000);
    }

    private void compare(
            Interpreter interpreter, Case one, Environment environment, Execution execution, Environment other) {
        if (!execution.use().agrees(environment, other)) {
            different++;
            return;
        }
        shared++;
        Execution own = interpreter.run(one.start(), other);
        assertThat(Said.by(execution.in(other))).as("%s in %s", one, other).isEqualTo(Said.by(own));
    }

    /** The environments of the other ways to run the program, and those with one variable more, or one that is not known. */
    private static List<Environment> others(RandomProgram program, Case one) {
        List<Environment> others = new ArrayList<>();
        program.cases().forEach(other -> others.add(new Environment(other.environment(), Set.of())));
        for (String name : new String[] {"PATH", "FLASK_RUN_PORT", "FLASK_DEBUG"}) {
            Map<String, String> more = new HashMap<>(one.environment());
            more.put(name, "1");
            others.add(new Environment(more, Set.of()));
            Set<String> unknown = new HashSet<>(Set.of(name));
            unknown.removeAll(one.environment().keySet());
            others.add(new Environment(one.environment(), unknown));
        }
        return others;
    }
}
