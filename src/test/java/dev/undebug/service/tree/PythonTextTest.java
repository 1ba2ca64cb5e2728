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
            })
    void namesSomethingElse(String text) {
        assertThat(new PythonText(new SourceFile("app.py", text)).namesFlask()).isFalse();
    }
}
