package dev.undebug.service.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that name Flask or a similar package are read, and so are all that import them; similar-looking names cost
 * nothing.
 */
class PythonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "from flask import Flask",
                "from dash import Dash",
                "# As Flask does\nmodule = __import__('flask')",
                "text = '''\nfrom flask import Flask\n'''",
                "import eve",
                "from eve.io import mongo",
                "import os, bottle\nbottle.debug(True)",
                "try: import tornado.web\nexcept ImportError: pass\nsettings = dict(debug=True)",
                "    from fastapi import FastAPI\n    app = FastAPI(debug=True)",
                "INSTALLED_APPS = []\nDEBUG = True",
                "{\"source\": [\"from starlette.applications import Starlette\\n\", \"Starlette(debug=True)\"]}",
            })
    void namesFlask(String text) {
        assertThat(new PythonText(new SourceFile("app.py", text)).namesFlask()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from events import Event\nimport eventlet\ndebug = True",
                "import dashboard",
                "# ported from tornado\nlog.debug('x')",
                "'''A bottle of tornado, fastapi and starlette'''\nDEBUG = True",
                "from tornado import web",
                "# From the werkzeug project\nimport re\n    # as Flask does\ndebug = True",
            })
    void namesSomethingElse(String text) {
        assertThat(new PythonText(new SourceFile("app.py", text)).namesFlask()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if __name__ == \"__main__\":\n    main()",
                "from .app import app\napp.run(debug=True)",
                "from .app import main\nmain()",
                "run_simple('0.0.0.0', 80, app)",
            })
    void mayStartSomething(String text) {
        assertThat(new PythonText(new SourceFile("shop/web.py", text)).startsSomething())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from .base import Base\nlog = getLogger(__name__)\ndebug = True",
                "from .app import app\ndef serve():\n    app.run(debug=True)",
            })
    void startsNothing(String text) {
        assertThat(new PythonText(new SourceFile("shop/web.py", text)).startsSomething())
                .isFalse();
        assertThat(new PythonText(new SourceFile("shop/__main__.py", text)).startsSomething())
                .isTrue();
    }
}
