package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.source.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications from a package outside of the repository, which may be Flask's. */
class UnseenAppTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "from shop import app\napp.run(debug=True)",
                "from shop import create_app\ncreate_app().run(debug=True)",
                "import shop.web\nshop.web.application.run(debug=True)",
                "from shop import create_app\napp = create_app('production')\nif app:\n    app.run(host='::', debug=True)",
            })
    void mayBeStartedInDebugMode(String program) {
        assertThat(Repository.of(program + "\n").run().starts()).singleElement().satisfies(start -> {
            assertThat(start.certain()).isFalse();
            assertThat(start.debug()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from shop import create_app\napp = create_app()\napp.debug = True\napp.run(host='::')",
                "from shop import create_app\napp = create_app()\napp.config['DEBUG'] = True\napp.run()",
                "from shop import create_app\napp = create_app()\napp.config.update(DEBUG=True)\napp.run()",
                "from shop import create_app\nimport sys\nif sys.argv: app = create_app('a')\n"
                        + "else: app = create_app('b')\napp.debug = True\napp.run()",
                "from shop import app\napp.debug = True\napp.run()",
                "from shop import app\nimport shop\nshop.app.config.from_mapping(DEBUG=True)\napp.run()",
            })
    void mayBeStartedAfterTheProgramHasSetThem(String program) {
        assertThat(Repository.of(program + "\n").run().starts()).singleElement().satisfies(start -> {
            assertThat(start.certain()).isFalse();
            assertThat(start.settings())
                    .extracting(setting -> setting.value().truth())
                    .containsExactly(Truth.TRUE);
        });
    }

    @Test
    void mayBeStartedWithADebugger() {
        assertThat(Repository.of("from shop import app\napp.run(use_debugger=True)\n")
                        .run()
                        .starts())
                .singleElement()
                .satisfies(start -> {
                    assertThat(start.certain()).isFalse();
                    assertThat(start.useDebugger()).isPresent();
                });
    }

    @Test
    void areTheirOwnEach() {
        assertThat(Told.starts(Repository.of("""
                        from shop import create_app
                        first = create_app()
                        second = create_app()
                        first.debug = True
                        second.debug = False
                        second.run()
                        """).run())).containsExactly("app.py:6 [app.second.debug=False]?");
    }

    @Test
    void sayNothingOfTheirDebugModeUntilItIsSet() {
        assertThat(Told.starts(Repository.of("""
                        from flask import Flask
                        from shop import create_app
                        Flask(__name__).run(debug=create_app().debug)
                        """).run())).containsExactly("app.py:3 debug=unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from shop import app\napp.run()",
                "from shop import create_app\ncreate_app().run(host='::', port=80)",
                "from shop import create_worker\ncreate_worker().run(debug=True)",
                "from shop import application\napplication.start(debug=True)",
            })
    void areNotTakenForStartedWhereNothingSaysSo(String program) {
        assertThat(Repository.of(program + "\n").run().starts()).isEmpty();
    }

    @Test
    void areNotedWhereNothingIsKnownOfWhatIsStarted() {
        assertThat(Repository.of("from shop import create_app\napp = create_app()\napp.run(port=80)\n")
                        .run()
                        .unseen())
                .extracting(Place::line)
                .containsExactly(3);
        assertThat(Repository.of("from shop import app\napp.run(debug=True)\napp.start()\n")
                        .run()
                        .unseen())
                .isEmpty();
    }

    @Test
    void switchesOnThemAreOnlyPresumed() {
        Repository repository = Repository.of("from shop import create_app\napp = create_app()\napp.debug = True\n");
        assertThat(repository.run().settings())
                .hasSize(1)
                .allMatch(setting -> setting.presumed() && !setting.certain());
        assertThat(repository.serve("app.py", "app").settings())
                .hasSize(1)
                .allMatch(setting -> setting.presumed() && !setting.certain());
    }
}
