package dev.undebug.scan.allow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowCommentTest {
    private static final String COMMENT = "# undebug: allow flask-debug-env -- reason";

    private static Place line(String path, String text, int line) {
        SourceFile file = new SourceFile(path, text);
        Span span = file.line(line);
        return file.place(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.py", ".env", "Dockerfile", "compose.yaml", "Procfile", "deploy.sh", "uwsgi.ini"})
    void isPossibleAboveALine(String path) {
        assertThat(AllowComment.above(line(path, "a\nb\n", 2), "flask-debug-env"))
                .contains(COMMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package.json", "web.xml", "ecosystem.config.js", "work.ipynb"})
    void isNotPossibleWhereAHashIsNoComment(String path) {
        assertThat(AllowComment.above(line(path, "a\nb\n", 2), "flask-debug-env"))
                .isEmpty();
    }

    @Test
    void isNotPossibleWithinACommandButInADockerfile() {
        assertThat(AllowComment.above(line("deploy.sh", "docker run \\\n  -e FLASK_DEBUG=1\n", 2), "flask-debug-env"))
                .isEmpty();
        assertThat(AllowComment.above(line("Dockerfile", "ENV A=1 \\\n  FLASK_DEBUG=1\n", 2), "flask-debug-env"))
                .contains(COMMENT);
    }

    /** YAML has no comments within its texts of several lines, and Python none within a continued line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "command: >\n  flask run\n  --debug\n",
                "command: >-\n  flask run\n\n  --debug\n",
                "- >\n  flask run\n  --debug\n",
                "command: flask run\n  --debug\n",
                "command: \"flask run\n  --debug\"\n"
            })
    void isNotPossibleWithinATextOfYaml(String text) {
        int last = (int) text.lines().count();
        assertThat(AllowComment.above(line("compose.yaml", text, last), "flask-run-flag"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run: |\n  cd app\n  flask run --debug\n",
                "command:\n  - flask\n  - --debug\n",
                "command: [\"flask\",\n  \"--debug\"]\n",
                "environment:\n  FLASK_DEBUG: 1\n",
                "command: >\n  flask run\nenvironment: {FLASK_DEBUG: 1}\n",
                "env:\n  - name: FLASK_DEBUG\n    value: 1\n"
            })
    void isPossibleInYamlElsewhere(String text) {
        int last = (int) text.lines().count();
        assertThat(AllowComment.above(line("compose.yaml", text, last), "flask-run-flag"))
                .isPresent();
    }

    @Test
    void isNotPossibleWithinAContinuedLineOfPython() {
        assertThat(AllowComment.above(line("app.py", "on = \\\n  True\n", 2), "flask-app-debug"))
                .isEmpty();
    }

    @Test
    void doesNotAllowACommentThatAllowsNothing() {
        assertThat(AllowComment.above(line("app.py", "a\nb\n", 2), "stale-suppression"))
                .isEmpty();
    }

    /** The comment that people copy is valid. */
    @Test
    void isRead() {
        String dockerfile = "FROM python:3.13\nCOPY . .\nENV A=1 \\\n  FLASK_DEBUG=1\nCMD [\"flask\", \"run\"]\n";
        Finding found = findings(dockerfile).stream()
                .filter(finding -> finding.exposure() == Exposure.CONSOLE)
                .findFirst()
                .orElseThrow();
        String comment =
                AllowComment.above(found.place(), found.rule()).orElseThrow().replace("reason", "for a workshop");
        assertThat(findings(dockerfile.replace("  FLASK", comment + "\n  FLASK")))
                .filteredOn(finding -> finding.rule().equals(found.rule()))
                .singleElement()
                .matches(Finding::suppressed);
    }

    private static List<Finding> findings(String dockerfile) {
        Map<String, String> files =
                Map.of("Dockerfile", dockerfile, "app.py", "from flask import Flask\napp = Flask(__name__)\n");
        return new Scanner(Rules.ALL)
                .scan(new MemoryTree(files), ScanPolicy.DEFAULT, Focus.all())
                .findings();
    }
}
