package dev.undebug.service.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.RepositoryPath;
import dev.undebug.testing.MemoryTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A module outside a program's own folders comes from its folder in the repository, if that is certain. */
class PackageRootsTest {
    private static Optional<String> find(String module, String program, String... paths) {
        return find(module, program, Map.of(), paths);
    }

    private static Optional<String> find(String module, String program, Map<String, String> more, String... paths) {
        Map<String, String> texts = new TreeMap<>(more);
        for (String path : paths) {
            texts.put(path, "");
        }
        Workspace workspace = new Workspace(new MemoryTree(texts));
        workspace.load(texts.keySet());
        return workspace.installed(
                module, program, List.of(RepositoryPath.of(program).folder().text()));
    }

    @Test
    void theNearestSourceFolderAboveTheProgram() {
        assertThat(find("shop", "services/a/bin/run.py", "services/a/src/shop/__init__.py", "src/shop/__init__.py"))
                .contains("services/a/src");
        assertThat(find("shop", "services/b/run.py", "services/a/src/shop/__init__.py", "src/shop/__init__.py"))
                .contains("src");
        assertThat(find("shop", "run.py", "src/shop.py")).contains("src");
        assertThat(find("shop", "run.py", "src/shop/web.py")).contains("src");
    }

    @Test
    void aFolderAboveTheProgram() {
        assertThat(find("shop", "scripts/run.py", "shop/__init__.py")).contains("");
        assertThat(find("shop", "scripts/run.py", "shop.py")).contains("");
    }

    @Test
    void theOneProjectThatHasIt() {
        assertThat(find("core", "a/run.py", "libs/core/setup.py", "libs/core/core/__init__.py", "x/core/__init__.py"))
                .contains("libs/core");
        assertThat(find("core", "a/run.py", "libs/core/setup.py", "libs/core/core.py"))
                .contains("libs/core");
        assertThat(find(
                        "core",
                        "a/run.py",
                        "libs/core/pyproject.toml",
                        "libs/core/lib/core/__init__.py",
                        "libs/more/setup.cfg",
                        "libs/more/src/core/__init__.py"))
                .isEmpty();
    }

    @Test
    void theOneFolderThatHasIt() {
        assertThat(find("shop", "run.py", "backend/shop/__init__.py")).contains("backend");
        assertThat(find("shop", "run.py", "backend/shop/web.py")).contains("backend");
        assertThat(find("shop", "run.py", "backend/shop/__init__.py", "old/shop/notes.py"))
                .contains("backend");
        assertThat(find("shop", "run.py", "backend/shop/__init__.py", "old/shop/__init__.py"))
                .isEmpty();
        assertThat(find("shop", "run.py", "backend/shop.py")).isEmpty();
        assertThat(find("shop", "run.py", "backend/shop/notes.txt")).isEmpty();
    }

    @Test
    void nothingThatLiesAside() {
        for (String aside : List.of("tests", "docs", "examples", "node_modules", ".cache", "venv", "demo")) {
            assertThat(find("shop", "run.py", aside + "/shop/__init__.py")).isEmpty();
            assertThat(find("shop", "run.py", aside + "/setup.py", aside + "/shop/__init__.py"))
                    .isEmpty();
        }
        assertThat(find("shop", "examples/small/run.py", "examples/small/src/shop/__init__.py"))
                .contains("examples/small/src");
    }

    @Test
    void nothingThatIsSomebodyElses() {
        for (String known : List.of("os", "flask", "dotenv", "redis", "requests", "decouple")) {
            assertThat(find(known, "run.py", "setup.py", "src/" + known + "/__init__.py"))
                    .isEmpty();
        }
        Map<String, String> requirements = Map.of("requirements.txt", "Acme-Tools==1.0\n");
        assertThat(find("acme_tools", "run.py", requirements, "src/acme_tools/__init__.py"))
                .isEmpty();
        assertThat(find("acme_tools", "run.py", requirements, "deploy/acme_tools/__init__.py"))
                .isEmpty();
        assertThat(find("acme_tools", "run.py", requirements, "setup.py", "src/acme_tools/__init__.py"))
                .contains("src");
    }

    @Test
    void settingsThatPeopleKeepOutOfTheRepository() {
        assertThat(find("local_settings", "a/run.py", "local_settings.py")).isEmpty();
        assertThat(find("config", "run.py", "deploy/config/__init__.py")).isEmpty();
        assertThat(find("config", "run.py", "setup.py", "src/config/__init__.py"))
                .contains("src");
    }

    @Test
    void aFolderOfTheProgramsOwn() {
        assertThat(find("shop", "run.py", "shop/web.py", "src/shop/__init__.py"))
                .isEmpty();
    }
}
