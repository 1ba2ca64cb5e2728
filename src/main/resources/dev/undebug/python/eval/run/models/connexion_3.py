"""connexion 3: an application around one of Flask that uvicorn serves. Neither of its functions has a debug argument."""

import uvicorn
from flask import Flask


class FlaskApp:
    def __init__(self, import_name, **options):
        if "debug" in options:
            raise TypeError
        self.app = Flask(import_name)

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)

    def run(self, import_string=None, **options):
        if "debug" in options:
            raise TypeError
        uvicorn.run(self, **options)


App = FlaskApp
