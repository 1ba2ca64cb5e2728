package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.Environment;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Modules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of the repository's modules run them. */
class ImportsTest {
    private static final String APP = """
            app = Flask(__name__)
            app.run(debug=DEBUG)
            """;

    private static List<String> starts(Repository repository) {
        return Told.starts(repository.run());
    }

    @Test
    void aNameOfAnotherModule() {
        assertThat(starts(Repository.of("from flask import Flask\nfrom config import DEBUG\n" + APP)
                        .with("config.py", "DEBUG = True")))
                .containsExactly("app.py:4 debug=True");
    }

    @Test
    void aModuleUnderAnotherName() {
        assertThat(starts(Repository.of("""
                                import flask as f
                                import config.base as base
                                from flask import Flask as F
                                f.Flask(__name__).run(debug=base.DEBUG)
                                F(__name__).run(debug=base.DEBUG)
                                """).with("config/__init__.py", "").with("config/base.py", "DEBUG = True")))
                .containsExactly("app.py:4 debug=True", "app.py:5 debug=True?");
    }

    @Test
    void aNameThatAPackageHandsOn() {
        assertThat(starts(Repository.of("from flask import Flask\nfrom config import DEBUG\n" + APP)
                        .with("config/__init__.py", "from .base import *\nfrom .local import DEBUG\n")
                        .with("config/base.py", "DEBUG = False\n")
                        .with("config/local.py", "from . import base\nDEBUG = not base.DEBUG\n")))
                .containsExactly("app.py:4 debug=True");
    }

    @Test
    void aStarImportTakesWhatAllSays() {
        assertThat(starts(Repository.of("DEBUG = False\nfrom flask import Flask\nfrom config import *\n" + APP)
                        .with("config.py", "__all__ = ['HOST']\nDEBUG = True\nHOST = 'x'\n")))
                .containsExactly("app.py:5 debug=False");
    }

    @Test
    void aFolderWithoutInit() {
        assertThat(starts(Repository.of("from flask import Flask\nfrom settings import dev\nDEBUG = dev.DEBUG\n" + APP)
                        .with("settings/dev.py", "DEBUG = True")))
                .containsExactly("app.py:5 debug=True");
    }

    @Test
    void anApplicationFromAPackageOfTheRepository() {
        Repository repository = Repository.of("from shop import create_app\ncreate_app().run(debug=True)\n")
                .with("shop/__init__.py", """
                        from flask import Flask
                        def create_app(config='shop.config.Development'):
                            app = Flask(__name__)
                            app.config.from_object(config)
                            return app
                        """)
                .with("shop/config.py", "class Development:\n    DEBUG = True\n");
        assertThat(starts(repository)).containsExactly("app.py:2 debug=True [shop.config.Development.DEBUG=True]");
        assertThat(Told.settings(repository.serve("shop/__init__.py", "create_app()")))
                .containsExactly("shop.config.Development.DEBUG=True");
        assertThat(Told.settings(repository.serve("shop/__init__.py", "create_app")))
                .containsExactly("shop.config.Development.DEBUG=True");
        assertThat(repository
                        .serve("shop/__init__.py", "create_app(config=None)")
                        .settings())
                .isEmpty();
    }

    @Test
    void modulesThatImportEachOther() {
        assertThat(starts(Repository.of(
                                "from flask import Flask\napp = Flask(__name__)\nimport views\napp.run(debug=views.DEBUG)\n")
                        .with("views.py", "import models\nDEBUG = models.DEBUG\n")
                        .with("models.py", "import views\nDEBUG = True\n")))
                .containsExactly("app.py:4 debug=True");
    }

    @Test
    void aModuleThatIsNotLoadedIsAskedFor() {
        Repository whole = Repository.of("from flask import Flask\nfrom config import DEBUG\n" + APP)
                .with("config.py", "DEBUG = True");
        Modules partial = new Modules() {
            @Override
            public boolean exists(String path) {
                return whole.exists(path);
            }

            @Override
            public Optional<dev.undebug.python.syntax.PythonModule> loaded(String path) {
                return path.equals("app.py") ? whole.loaded(path) : Optional.empty();
            }

            @Override
            public Optional<String> installed(String module, String program, List<String> roots) {
                return whole.installed(module, program, roots);
            }

            @Override
            public Optional<String> text(String path) {
                return Optional.empty();
            }
        };
        Execution execution = new Interpreter(partial).run(Entry.program("app.py"), Environment.EMPTY);
        assertThat(execution.missing()).containsExactly("config.py");
        assertThat(Told.starts(execution)).containsExactly("app.py:4 debug=unknown?");
    }

    @Test
    void anEntryThatIsNotLoadedIsAskedFor() {
        Execution execution = new Repository().run();
        assertThat(execution.missing()).isEqualTo(Set.of("app.py"));
        assertThat(execution.files()).isEmpty();
    }

    @Test
    void filesAreToldInTheOrderInWhichTheyRan() {
        Execution execution = Repository.of("import b\nimport a\n")
                .with("a.py", "")
                .with("b.py", "")
                .run();
        assertThat(execution.files()).containsExactly("app.py", "b.py", "a.py");
    }

    @Test
    void rootsAreSearchedInOrder() {
        Repository repository = new Repository()
                .with("src/web/app.py", "from flask import Flask\nfrom web.config import DEBUG\n" + APP)
                .with("src/web/__init__.py", "")
                .with("src/web/config.py", "DEBUG = True");
        Entry entry = new Entry("src/web/app.py", true, Optional.empty(), List.of(), List.of("src"));
        assertThat(Told.starts(repository.run(entry, Map.of()))).containsExactly("src/web/app.py:4 debug=True");
    }

    @Test
    void relativeImportsOfAModuleThatIsRunAsPartOfItsPackage() {
        Repository repository = new Repository()
                .with("web/__main__.py", "from flask import Flask\nfrom .config import DEBUG\n" + APP)
                .with("web/__init__.py", "")
                .with("web/config.py", "DEBUG = True");
        Entry entry = new Entry("web/__main__.py", true, Optional.empty(), List.of(), List.of(""));
        assertThat(Told.starts(repository.run(entry, Map.of()))).containsExactly("web/__main__.py:4 debug=True");
    }

    private static final String IN_LIB = "from settings import DEBUG\nfrom flask import Flask\n" + APP;

    private static Repository adding(String lines) {
        return Repository.of("import os, sys, site\n" + lines + "\n" + IN_LIB).with("lib/settings.py", "DEBUG = True");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sys.path.insert(0, 'lib')",
                "sys.path.insert(1, './lib/')",
                "sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'lib'))",
                "sys.path.extend(['nowhere', 'lib'])",
                "sys.path += ['lib']",
                "sys.path = ['lib'] + sys.path",
                "sys.path[0:0] = ['lib']",
                "sys.path[0] = 'lib'",
                "from sys import path; path.append('lib')",
                "site.addsitedir('lib')",
                "if 'lib' not in sys.path: sys.path.append('lib')",
                "if os.path.isdir('lib'): sys.path.append('lib')",
                "for name in ['nowhere', 'lib']: sys.path.append(os.path.join(sys.path[0], name))",
            })
    void aFolderThatTheProgramAdds(String lines) {
        assertThat(starts(adding(lines))).containsExactly("app.py:6 debug=True");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sys.path.append('lib')", "sys.path = sys.path + ['lib']", "sys.path.insert(0, where)"})
    void theProgramsOwnFolderBeforeWhatItAddsAfterIt(String lines) {
        assertThat(starts(adding(lines).with("settings.py", "DEBUG = False"))).containsExactly("app.py:6 debug=False");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sys.path.insert(0, 'lib')",
                "sys.path[:0] = ['nowhere', 'lib']",
                "sys.path = ['lib', *sys.path]",
                "sys.path.insert(0, 'other'); sys.path.insert(0, 'lib')",
            })
    void whatTheProgramPutsInFront(String lines) {
        assertThat(starts(
                        adding(lines).with("settings.py", "DEBUG = False").with("other/settings.py", "DEBUG = False")))
                .containsExactly("app.py:6 debug=True");
    }

    @Test
    void manyFoldersAreLookedThroughUpToALimit() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            many.append("sys.path.append('lib").append(i).append("'); ");
        }
        assertThat(starts(adding(many + "sys.path.append('lib')"))).containsExactly("app.py:6 debug=<settings.DEBUG>");
    }
}
