"""connexion 2: an application around one of Flask, with a server of its choice."""

from flask import Flask


class FlaskApp:
    def __init__(self, import_name, server="flask", debug=None, host=None, **options):
        self.app = Flask(import_name)
        self.server = server
        self.debug = debug
        self.host = host

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)

    def run(self, port=None, server=None, debug=None, host=None, **options):
        # These never have the debugger. In early releases, the port is in the place of the server.
        if (server or self.server) not in ("tornado", "gevent", "aiohttp"):
            self.app.run(host or self.host or "0.0.0.0", debug=self.debug if debug is None else debug, **options)


App = FlaskApp
