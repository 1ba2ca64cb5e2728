package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
                "settings.toml",
                "config/shop.yml",
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
                "package-lock.json",
                "node_modules/x/package.json"
            })
    void theseDoNot(String path) {
        assertThat(Relevance.matters(path)).isFalse();
    }
}
