package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Modules of the repository are imported by running them. */
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
}
