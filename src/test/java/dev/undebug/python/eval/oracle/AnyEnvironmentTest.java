package dev.undebug.python.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.Repository;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.source.Place;
import dev.undebug.testing.Needs;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens in an environment may happen in any: a program that is silent there needs no run in its own. */
class AnyEnvironmentTest {
    private static final int PROGRAMS = 300;

    private int starts;
    private int more;

    @Tag(Needs.FUZZ)
    @Test
    void showsWhatEachEnvironmentShows() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            RandomProgram program = ProgramGenerator.program(seed);
            Interpreter interpreter = new Interpreter(Repository.of(program.files()));
            for (Case one : program.cases()) {
                Execution any = interpreter.anywhere(one.start());
                if (one.start().isMain() && any.coverage().isComplete() && !any.failed()) {
                    compare(one, any, interpreter.run(one.start(), new Environment(one.environment(), Set.of())));
                }
            }
        }
        // Otherwise the comparison says nothing.
        assertThat(starts).isGreaterThan(1_000);
        assertThat(more).isGreaterThan(100);
    }

    private void compare(Case one, Execution any, Execution own) {
        assertThat(any.serves() || !own.serves()).as("%s serves", one).isTrue();
        Set<Place> there = starts(any);
        Set<Place> here = starts(own);
        assertThat(there).as("starts of %s", one).containsAll(here);
        starts += here.size();
        more += there.size() > here.size() ? 1 : 0;
    }

    private static Set<Place> starts(Execution execution) {
        return execution.starts().stream().map(AppStart::call).collect(Collectors.toSet());
    }
}
