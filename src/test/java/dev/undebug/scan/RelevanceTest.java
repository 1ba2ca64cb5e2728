package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelevanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.py",
                "a/b/wsgi.py",
                "Dockerfile",
                "compose.yaml",
                ".env",
                "x/Procfile",
                ".github/undebug.yml"
            })
    void theseMatter(String path) {
        assertThat(Relevance.matters(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "static/app.js",
                "node_modules/x/app.py",
                "venv/lib/app.py",
                "lib/site-packages/flask/app.py",
                "app.pyc",
                "docs/undebug.yml"
            })
    void theseDoNot(String path) {
        assertThat(Relevance.matters(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "docs/**, docs/a/b.py, true",
        "docs, docs/a/b.py, true",
        "docs/, src/docs/b.py, true",
        "/docs, src/docs/b.py, false",
        "*.py, a/b.py, true",
        "a/*.py, a/b/c.py, false",
        "a/**/c.py, a/c.py, true",
        "a/**/c.py, a/x/y/c.py, true",
        "a?.py, ab.py, true",
        "a.py, axpy, false",
        "examples/*, examples/a/b.py, true",
        "(a|b).py, a.py, false"
    })
    void globsMatchAsInGit(String glob, String path, boolean expected) {
        assertThat(new Globs(List.of(glob)).matches(path)).isEqualTo(expected);
    }

    @Test
    void noGlobMatchesNothing() {
        assertThat(new Globs(List.of()).matches("app.py")).isFalse();
    }
}
