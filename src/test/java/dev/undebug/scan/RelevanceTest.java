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
                ".gitignore",
                "settings.toml",
                "config/shop.yml",
                ".github/undebug.yml",
                "web.variables",
                "shop.settings",
                "bin/serve",
                "env.txt",
                "deploy/web.j2",
                "ecosystem.config.js",
                ".envs/.db",
                ".envs/.php",
                "conf/.ts",
                "env/prod.db",
                "docker/web.php",
                "Dockerfile-node.js",
                "ops/Dockerfile.go",
                "node_modules/x/app.py",
                "venv/lib/app.py"
            })
    void theseMatter(String path) {
        assertThat(Relevance.matters(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "static/app.js",
                "static/logo.PNG",
                "templates/shop.html",
                "src/main.go",
                "lib/shop.rb",
                "cookbooks/shop/recipes/default.rb",
                "data/prices.csv",
                "app.pyc",
                "instance/app.db",
                ".github/README.md",
                "docker/README.md",
                "docker/web/index.js",
                "package-lock.json",
                "yarn.lock",
                "docs/LICENSE"
            })
    void theseDoNot(String path) {
        assertThat(Relevance.matters(path)).isFalse();
    }
}
