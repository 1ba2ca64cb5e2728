package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that only looks like Flask starts nothing. */
class SilenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "import asyncio\nasyncio.run(main(), debug=True)",
                "from worker import Worker\nWorker().run(debug=True)",
                "class App:\n    def run(self, debug): pass\nApp().run(debug=True)",
                "from sanic import Sanic\napp = Sanic(__name__)\napp.run(debug=True)",
                "app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\ndef main():\n    app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\nx = lambda: app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\nx = '''\napp.run(debug=True)\n'''",
                "from flask import Flask\napp = Flask(__name__)\n# app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\napp.test_client().run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\napp.running(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\nwhile False:\n    app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\nfor x in []:\n    app.run(debug=True)",
                "from flask import Flask\napp = Flask(__name__)\nfalse = False\nfalse and app.run(debug=True)",
                "def steps():\n    yield 1\n    app.run(debug=True)\nfrom flask import Flask\napp = Flask(__name__)\nsteps()",
            })
    void startsNothing(String program) {
        assertThat(Told.starts(Repository.of(program + "\n").run())).isEmpty();
    }
}
