"""What FOCA does: an application of connexion 2, with the settings of its server from a YAML file."""

import yaml
from connexion import FlaskApp

_TRUE = ("1", "on", "t", "true", "y", "yes")


class Foca:
    def __init__(self, config_file=None, custom_config_model=None):
        self._server = {}
        if config_file is not None:
            with open(config_file) as file:
                self._server = (yaml.safe_load(file) or {}).get("server") or {}

    def create_app(self):
        app = FlaskApp("foca.factories.connexion_app")
        # Debug mode is on unless the file says otherwise.
        app.debug = str(self._server.get("debug", True)).lower() in _TRUE
        app.host = self._server.get("host", "0.0.0.0")
        app.port = self._server.get("port", 8080)
        app.app.config["DEBUG"] = app.debug
        app.app.config["TESTING"] = str(self._server.get("testing", False)).lower() in _TRUE
        return app
