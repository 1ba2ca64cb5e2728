package dev.undebug.service.verdict;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.python.eval.Interpreter;
import dev.undebug.python.eval.Repository;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.read.Readers;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;

/** Facts of short texts as the readers and the evaluator find them, of which the tests make switches. */
final class Sample {
    private static final String APP = "import os\nfrom flask import Flask\napp = Flask(__name__)\n";

    private Sample() {}

    /** Runs {@code app.py}, which has an application {@code app}; the code begins in line 4. */
    static Execution run(String code) {
        return program(APP + code);
    }

    /** Runs {@code app.py}. */
    static Execution program(String text) {
        return new Interpreter(Repository.of(Map.of("app.py", text))).run(Entry.program("app.py"), Environment.EMPTY);
    }

    static AppStart start(String code) {
        return run(code).starts().get(0);
    }

    static DebugSetting setting(String code) {
        return last(run(code).settings());
    }

    /** Returns the setting of code that runs before the application is made, in line 2. */
    static DebugSetting settingBefore(String code) {
        return last(program("import os\n" + code + "\nfrom flask import Flask\napp = Flask(__name__)\napp.run()\n")
                .starts()
                .get(0)
                .settings());
    }

    static Disclosure disclosure(String text) {
        return program(text).disclosures().get(0);
    }

    static VariableRead read(String code) {
        return run(code).reads().get(0);
    }

    static EnvVar variable(String path, String text) {
        return unit(path, text).environment().get(0);
    }

    static Command command(String path, String text) {
        return last(unit(path, text).commands());
    }

    static Word word(Command command, String text) {
        return command.words().stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static Unit unit(String path, String text) {
        return Readers.read(new SourceFile(path, text)).units().get(0);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
