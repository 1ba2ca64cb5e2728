package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that come from a package outside of the repository, and may be of Flask. */
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
                "from shop import app\napp.run()",
                "from shop import create_app\ncreate_app().run(host='::', port=80)",
                "from shop import create_worker\ncreate_worker().run(debug=True)",
                "from shop import application\napplication.start(debug=True)",
            })
    void areNotTakenForStartedWhereNothingSaysSo(String program) {
        assertThat(Repository.of(program + "\n").run().starts()).isEmpty();
    }
}
