"""flask-profiler: pages with every request that the application got, open to everybody unless they ask for a password."""

from undebug_model import shows


def init_app(app):
    # The package takes the first that is there, and fails where none is: a configuration that is not seen may have one.
    config = app.config.get("flask_profiler", app.config.get("FLASK_PROFILER"))
    if config and config.get("enabled", False) and _asks_for_nothing(config):
        shows("flask_profiler", "flask_profiler", config["enabled"])


def _asks_for_nothing(config):
    if "basicAuth" not in config:
        return True
    # Where it does not say whether it is on, the package fails, at the start or at every request.
    auth = config["basicAuth"]
    return auth and "enabled" in auth and not auth["enabled"]


class Profiler:
    def __init__(self, app=None):
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        init_app(app)
