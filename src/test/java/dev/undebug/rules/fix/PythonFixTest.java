package dev.undebug.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFixTest {
    private static final String START =
            "from threading import Thread\nfrom flask import Flask\napp = Flask(__name__)\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "app.run(**{'debug': True, 'port': 80}) | app.run(**{'debug': False, 'port': 80})",
                "app.run(**dict(debug=True)) | app.run(**dict(debug=False))",
                "app.run(*('0.0.0.0', 80, True)) | app.run(*('0.0.0.0', 80, False))",
                "Thread(target=app.run, kwargs={'debug': True}).start() | Thread(target=app.run, kwargs={'debug': False}).start()",
                "Thread(target=app.run, args=[None, 80, 1]).start() | Thread(target=app.run, args=[None, 80, 0]).start()",
                "app.run('0.0.0.0', 80, True) | app.run('0.0.0.0', 80, False)",
                "app.run(debug=True, port=80) | app.run(port=80)",
                "app.run(use_debugger=True) | app.run(use_debugger=False)",
                "app.run(**{'use_debugger': True}) | app.run(**{'use_debugger': False})"
            })
    void changesOneArgumentAndNoOther(String written, String fixed) {
        MemoryTree tree = MemoryTree.of("app.py", START + written + "\n");
        List<Fix> fixes = new Scanner(Rules.ALL)
                .scan(tree, ScanPolicy.DEFAULT, Focus.all()).findings().stream()
                        .flatMap(finding -> finding.fix().stream())
                        .toList();
        assertThat(fixes).hasSize(1);
        assertThat(Edit.apply(START + written, fixes.get(0).edits())).isEqualTo(START + fixed);
    }

    /** It reads more than the switch, so no constant may stand in its place. */
    @Test
    void leavesACallThatDoesMoreThanGiveAValue() {
        MemoryTree tree = new MemoryTree(Map.of("Procfile", "web: gunicorn app:app\n", "app.py", """
                import os
                from flask import Flask

                class Config:
                    DEBUG = os.getenv("FLASK_DEBUG", "false").lower() in {"1", "true"}

                app = Flask(__name__)
                app.config.from_object(Config)
                app.config.from_prefixed_env()
                """));
        List<Finding> findings = new Scanner(Rules.ALL)
                .scan(tree, ScanPolicy.DEFAULT, Focus.all())
                .findings();
        assertThat(findings).hasSize(1).allMatch(finding -> finding.fix().isEmpty());
    }
}
