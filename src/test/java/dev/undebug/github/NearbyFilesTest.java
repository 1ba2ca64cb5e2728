package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NearbyFilesTest {
    @Test
    void listsTheNearestFirst() {
        assertThat(NearbyFiles.of(
                        Set.of("shop/web/app.py"),
                        List.of(
                                "other/deep/a.py",
                                "shop/web/app.py",
                                "setup.py",
                                "shop/web/views/b.py",
                                "shop/c.py",
                                "shop/web/d.py")))
                .containsExactly("shop/web/d.py", "shop/web/views/b.py", "shop/c.py", "setup.py", "other/deep/a.py");
    }

    @Test
    void listsWhatApplicationsRarelyImportLast() {
        assertThat(NearbyFiles.of(
                        Set.of("Dockerfile"),
                        List.of("migrations/versions/a.py", "test_app.py", "tests/conftest.py", "a/b/c/d.py")))
                .containsExactly("a/b/c/d.py", "test_app.py", "tests/conftest.py", "migrations/versions/a.py");
    }

    @Test
    void listsOnlyWhatMayBeAProgramOfTheRepositoryItself() {
        assertThat(NearbyFiles.of(
                        Set.of("app.py"),
                        List.of(
                                "venv/lib/flask.py",
                                "config.json",
                                "notes.ipynb",
                                "node_modules/gyp/gyp.py",
                                "LICENSE",
                                ".gitignore",
                                "m.py",
                                "bin/worker")))
                .containsExactly("m.py", "bin/worker");
    }
}
