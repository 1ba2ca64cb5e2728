package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.source.Position;
import dev.undebug.testing.MemoryTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scans notebooks: people see places in the file of the tree, not in the extracted code. */
class NotebookScanTest {
    private static final String NOTEBOOK = """
            {
             "cells": [
              {
               "cell_type": "code",
               "metadata": {},
               "outputs": [],
               "source": [
                "from flask import Flask\\n",
                "app = Flask(__name__)"
               ]
              },
              {
               "cell_type": "code",
               "source": [
                "name = \\"é\\"; app.run(port=5000, debug=True)"
               ]
              }
             ],
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    private static ScanResult scan(Map<String, String> texts) {
        return new Scanner(Rules.ALL).scan(new MemoryTree(texts), ScanPolicy.DEFAULT, Focus.all());
    }

    private static Finding only(String text) {
        ScanResult result = scan(Map.of("app.ipynb", text));
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    @Test
    void placesAndEvidenceAreThoseOfTheFile() {
        Finding finding = only(NOTEBOOK);
        assertThat(finding.place().file().text()).isEqualTo(NOTEBOOK);
        assertThat(finding.place().range().start().line()).isEqualTo(15);
        assertThat(finding.place().text()).contains("debug=True");
        assertThat(finding.place().range().start())
                .isEqualTo(new Position(
                        15,
                        1
                                + NOTEBOOK.lines()
                                        .toList()
                                        .get(14)
                                        .indexOf(finding.place().text())));
        assertThat(finding.evidence())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.place().file().text()).isEqualTo(NOTEBOOK));
    }

    @Test
    void theFixChangesNothingElse() {
        Finding finding = only(NOTEBOOK);
        String fixed = Edit.apply(NOTEBOOK, finding.fix().orElseThrow().edits());
        assertThat(fixed).isEqualTo(NOTEBOOK.replace(", debug=True", ""));
        assertThat(scan(Map.of("app.ipynb", fixed)).findings()).isEmpty();
    }

    @Test
    void theFingerprintIsNotOneOfLines() {
        String moved = NOTEBOOK.replace("\"outputs\": [],", "\"outputs\": [\n\"a\",\n\"b\"],");
        assertThat(only(moved).fingerprint()).isEqualTo(only(NOTEBOOK).fingerprint());
    }

    @Test
    void saysWhichFileIsNoNotebook() {
        ScanResult result = scan(Map.of("app.ipynb", "{\"cells\": [", "b.ipynb", NOTEBOOK));
        assertThat(result.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.path()).isEqualTo("app.ipynb");
            assertThat(unread.reason()).startsWith("not a notebook: ");
        });
        assertThat(result.findings()).hasSize(1);
    }

    @Test
    void aLaunchedServiceMakesANotebookDormant() {
        ScanResult result = scan(Map.of(
                "app.ipynb",
                NOTEBOOK,
                "Procfile",
                "web: gunicorn web:app\n",
                "web.py",
                "from flask import Flask\napp = Flask(__name__)\n"));
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity().id()).isEqualTo("low"));
    }

    @Test
    void aFixThatTheNotebookCannotHoldIsNotOffered() {
        String magic = NOTEBOOK.replace("port=5000, debug=True", "debug=flag")
                .replace("name = ", "flag = True\\n\",\n\"name = ");
        Finding finding = only(magic);
        finding.fix().ifPresent(fix -> assertThat(scan(Map.of("app.ipynb", Edit.apply(magic, fix.edits())))
                        .findings())
                .isEmpty());
    }
}
