package dev.undebug.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.testing.MemoryTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final String HELPERS = "def on(word):\n    return word != ''\n\n\ndef unused():\n    return 1\n";
    private static final Map<String, String> HEAD = Map.of(
            "web/app.py",
            """
            import json
            from flask import Flask
            from helpers import on

            try:
                import local_settings
            except ImportError:
                local_settings = None

            app = Flask(__name__)
            app.config.from_file("config.json", load=json.load)
            if on("x") and local_settings is None:
                app.run(debug=True)
            """,
            "web/helpers.py",
            HELPERS,
            "web/config.json",
            "{\"DEBUG\": false}\n",
            "requirements.txt",
            "flask\n",
            "other/tool.py",
            "print('other')\n");

    private static final Variables ENVIRONMENT = new Variables(Map.of("HOST", "a"), Set.of());

    private final RunMemory memory = new RunMemory();
    private final Execution head = run(HEAD, ENVIRONMENT);

    @Test
    void takesOverWhatIsTheSame() {
        assertThat(head.starts()).hasSize(1);
        assertThat(isTakenOver(run(HEAD, ENVIRONMENT))).isTrue();
        assertThat(isTakenOver(run(changed("other/tool.py", "print('changed')\n"), ENVIRONMENT)))
                .isTrue();
        assertThat(isTakenOver(run(changed("README", "New\n"), ENVIRONMENT))).isTrue();
    }

    @Test
    void takesOverARunInAnEnvironmentThatDiffersWhereNobodyLooks() {
        Execution other = run(HEAD, new Variables(Map.of("HOST", "b"), Set.of("PORT")));
        assertThat(isTakenOver(other)).isTrue();
        assertThat(other.environment().values()).containsEntry("HOST", "b");
        assertThat(other.environment().unknown()).containsExactly("PORT");
    }

    @Test
    void runsAgainWhereAVariableThatCountsIsAnother() {
        Execution other = run(HEAD, new Variables(Map.of("FLASK_DEBUG", "1"), Set.of()));
        assertThat(isTakenOver(other)).isFalse();
    }

    @Test
    void runsAgainWhereAFileThatWasReadIsAnother() {
        assertThat(run(changed("web/helpers.py", "def on(word):\n    return False\n"), ENVIRONMENT)
                        .starts())
                .isEmpty();
        assertThat(run(changed("web/config.json", "{\"DEBUG\": true}\n"), ENVIRONMENT)
                        .settings()
                        .toString())
                .isNotEqualTo(head.settings().toString());
    }

    @Test
    void movesThePlacesOfARunThatNeverReachedAChange() {
        String longer = HELPERS.replace("return 1", "return 2");
        Execution other = run(changed("web/helpers.py", longer), ENVIRONMENT);
        assertThat(isTakenOver(other)).isTrue();
    }

    @Test
    void runsAgainWhereAFileThatWasMissingIsThere() {
        assertThat(run(changed("web/local_settings.py", "X = 1\n"), ENVIRONMENT).starts())
                .isEmpty();
        // Flask itself, found beside the program.
        assertThat(head.starts()).noneMatch(AppStart::presumed);
        assertThat(run(changed("web/flask.py", "class Flask:\n    pass\n"), ENVIRONMENT)
                        .starts())
                .allMatch(AppStart::presumed);
    }

    @Test
    void runsAgainWhereAFileIsThereThatWasMissingTwoScansBefore() {
        run(HEAD, ENVIRONMENT);
        assertThat(run(changed("web/local_settings.py", "X = 1\n"), ENVIRONMENT).starts())
                .isEmpty();
    }

    @Test
    void runsAgainWhereAFileIsGone() {
        Map<String, String> less = new HashMap<>(HEAD);
        less.remove("web/helpers.py");
        assertThat(run(less, ENVIRONMENT).files()).doesNotContain("web/helpers.py");
    }

    @Test
    void forgetsTheOldestScan() {
        for (int i = 0; i < 5; i++) {
            run(changed("web/helpers.py", "def on(word):\n    return %d\n".formatted(i)), ENVIRONMENT);
        }
        Execution again = run(HEAD, ENVIRONMENT);
        assertThat(isTakenOver(again)).isFalse();
        assertThat(again.starts()).hasSize(1);
    }

    @Test
    void countsTheWorkOfWhatItTakesOver() {
        WorkBudget first = new WorkBudget(Long.MAX_VALUE);
        WorkBudget second = new WorkBudget(Long.MAX_VALUE);
        RunMemory own = new RunMemory();
        RunCache.of(new Workspace(new MemoryTree(HEAD)), first, own).run(Entry.program("web/app.py"), ENVIRONMENT);
        RunCache.of(new Workspace(new MemoryTree(HEAD)), second, own).run(Entry.program("web/app.py"), ENVIRONMENT);
        assertThat(first.done()).isPositive();
        assertThat(second.done()).isEqualTo(first.done());
    }

    /** The trees of a scan are its own, so a run that was taken over does not know which of their blocks it entered. */
    @Test
    void runsAgainWhereWhatWasTakenOverTwiceReachesAChange() {
        run(HEAD, ENVIRONMENT);
        RunMemory last = new RunMemory();
        Workspace second = new Workspace(new MemoryTree(HEAD));
        RunCache taken = RunCache.of(second, new WorkBudget(Long.MAX_VALUE), memory);
        assertThat(isTakenOver(taken.run(Entry.program("web/app.py"), ENVIRONMENT)))
                .isTrue();
        last.add(taken);
        Map<String, String> off = new HashMap<>(HEAD);
        off.replaceAll((path, text) -> text.replace("debug=True", "debug=False"));
        Execution third = RunCache.of(new Workspace(new MemoryTree(off)), new WorkBudget(Long.MAX_VALUE), last)
                .run(Entry.program("web/app.py"), ENVIRONMENT);
        assertThat(third.starts()).singleElement().satisfies(start -> assertThat(
                        start.debug().orElseThrow().truth())
                .isEqualTo(Truth.FALSE));
    }

    /** Only a run of another scan counts as having read every file as a text. */
    private static boolean isTakenOver(Execution execution) {
        return execution.coverage().hasRead("web/app.py");
    }

    private Execution run(Map<String, String> files, Variables variables) {
        Workspace workspace = new Workspace(new MemoryTree(files));
        return RunCache.of(workspace, new WorkBudget(Long.MAX_VALUE), memory)
                .run(Entry.program("web/app.py"), variables);
    }

    private static Map<String, String> changed(String path, String text) {
        Map<String, String> files = new HashMap<>(HEAD);
        files.put(path, text);
        return files;
    }
}
