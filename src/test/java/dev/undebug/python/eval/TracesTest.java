package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A value keeps its origins and the variables that decided it. */
class TracesTest {
    private static final String APP = "import os\nfrom flask import Flask\napp = Flask(__name__)\n";

    private static String debug(String program, Map<String, String> environment) {
        AppStart start = Repository.of(APP + program).run(environment).starts().get(0);
        return Told.trace(start.debug().orElseThrow());
    }

    @Test
    void aConstantIsItsOwnPlace() {
        assertThat(debug("app.run(debug=True)", Map.of())).isEqualTo("True at True");
    }

    @Test
    void aNameLeadsToItsAssignment() {
        assertThat(debug("DEBUG = True\nON = DEBUG\napp.run(debug=ON)", Map.of()))
                .isEqualTo("True at ON < app.py:5 DEBUG < app.py:4 True");
    }

    @Test
    void anArgumentLeadsThroughTheParameter() {
        assertThat(debug("def run(debug):\n    app.run(debug=debug)\nrun(True)", Map.of()))
                .isEqualTo("True at debug < app.py:6 True");
    }

    @Test
    void anOptionLeadsToItsDict() {
        assertThat(debug("options = {'debug': True}\napp.run(**options)", Map.of()))
                .isEqualTo("True at options < app.py:4 True");
    }

    @Test
    void aReadOfTheEnvironmentNamesItsVariable() {
        String program = "DEBUG = os.getenv('X', 'yes') == 'yes'\napp.run(debug=DEBUG)";
        String expression = "os.getenv('X', 'yes') == 'yes'";
        assertThat(debug(program, Map.of()))
                .isEqualTo("True at DEBUG < app.py:4 " + expression
                        + " < app.py:4 os.getenv('X', 'yes') < app.py:4 'yes' [X]");
        assertThat(debug(program, Map.of("X", "no")))
                .isEqualTo("False at DEBUG < app.py:4 " + expression + " < app.py:4 os.getenv('X', 'yes') [X]");
    }

    @Test
    void aConditionNamesItsVariableToo() {
        assertThat(debug(
                        "if os.getenv('X'):\n    debug = True\nelse:\n    debug = False\napp.run(debug=debug)",
                        Map.of()))
                .isEqualTo("False at debug < app.py:7 False [X]");
    }

    @Test
    void aConfigurationClassIsThePlaceToChange() {
        Execution execution = Repository.of("""
                        from flask import Flask
                        from config import Dev
                        app = Flask(__name__)
                        app.config.from_object(Dev)
                        """)
                .with("config.py", "class Base:\n    DEBUG = True\nclass Dev(Base):\n    pass\n")
                .run();
        DebugSetting setting = execution.settings().get(0);
        assertThat(setting.subject()).isEqualTo("config.Base.DEBUG");
        assertThat(Told.trace(setting.value())).isEqualTo("True at True");
        assertThat(setting.value().place()).hasToString("config.py:2");
        assertThat(setting.applied()).hasToString("app.py:4");
    }

    @Test
    void aVariableThatCannotBeToldIsUnknownAndNamed() {
        Environment environment = new Environment(Map.of(), Set.of("X"));
        Repository repository = Repository.of(APP + "app.run(debug=os.getenv('X', False))");
        List<AppStart> starts = new Interpreter(repository)
                .run(Entry.program("app.py"), environment)
                .starts();
        assertThat(starts.get(0).debug().orElseThrow()).satisfies(debug -> {
            assertThat(debug.truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(debug.shown()).isEqualTo("unknown");
            assertThat(debug.variables()).containsExactly("X");
        });
    }

    @Test
    void theArgumentAsWritten() {
        AppStart start = Repository.of(APP + "app.run('0.0.0.0', debug = True)")
                .run()
                .starts()
                .get(0);
        assertThat(start.module().file().slice(start.debugArgument().orElseThrow()))
                .isEqualTo("debug = True");
        assertThat(start.host()).contains("0.0.0.0");
        assertThat(start.scope()).isEqualTo("<module>");
        assertThat(start.kind()).isEqualTo(AppStart.Kind.FLASK);
    }

    @Test
    void theFunctionAroundAStart() {
        AppStart start = Repository.of(APP + """
                        class Server:
                            def start(self):
                                app.run(debug=True)
                        Server().start()
                        """).run().starts().get(0);
        assertThat(start.scope()).isEqualTo("Server.start");
    }
}
