"""Flask-DebugToolbar: on every page unless its own setting says otherwise, which is the debug flag where nobody set it."""

from undebug_model import shows


class DebugToolbarExtension:
    def __init__(self, app=None):
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        enabled = app.config["DEBUG_TB_ENABLED"] if "DEBUG_TB_ENABLED" in app.config else app.debug
        shows("flask_debugtoolbar", "DebugToolbarExtension", enabled)
