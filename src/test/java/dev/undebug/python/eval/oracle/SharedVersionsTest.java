package dev.undebug.python.eval.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.run.RunMemory;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.testing.MemoryTree;
import dev.undebug.testing.Needs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Versions of a program that are run one after another, with what is the same taken over, say what each says alone. */
class SharedVersionsTest {
    private static final int PROGRAMS = 60;
    private static final int VERSIONS = 5;

    private int compared;

    @Tag(Needs.FUZZ)
    @Test
    void sayWhatEachSaysAlone() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            RandomProgram program = ProgramGenerator.program(seed);
            Random random = new Random(seed);
            RunMemory memory = new RunMemory();
            Map<String, String> files = program.files();
            for (int version = 0; version < VERSIONS; version++) {
                compare(program, files, memory);
                files = version % 2 == 0 ? changed(program.files(), random) : program.files();
            }
        }
        assertThat(compared).isEqualTo(PROGRAMS * VERSIONS * ProgramGenerator.CASES);
    }

    private void compare(RandomProgram program, Map<String, String> files, RunMemory memory) {
        RunCache shared = RunCache.of(workspace(files), new WorkBudget(Long.MAX_VALUE), memory);
        RunCache alone = new RunCache(workspace(files), new WorkBudget(Long.MAX_VALUE));
        for (Case one : program.cases()) {
            Variables variables = new Variables(one.environment(), Set.of());
            Execution execution = shared.run(one.start(), variables);
            assertThat(Said.by(execution))
                    .as("%s of%n%s", one, files)
                    .isEqualTo(Said.by(alone.run(one.start(), variables)));
            compared++;
        }
    }

    private static Workspace workspace(Map<String, String> files) {
        return new Workspace(new MemoryTree(files));
    }

    /** Changes a word in a line of one file, adds a line to it, or removes it. */
    private static Map<String, String> changed(Map<String, String> files, Random random) {
        Map<String, String> changed = new HashMap<>(files);
        List<String> paths = new ArrayList<>(files.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        String text = changed.getOrDefault(path, "");
        switch (random.nextInt(4)) {
            case 0 -> changed.put(path, text.replaceFirst("True", "False"));
            case 1 -> changed.put(path, text.replaceFirst("'1'", "'0'"));
            case 2 -> changed.put(path, "# A comment\n" + text);
            default -> changed.remove(path);
        }
        return changed;
    }
}
