"""The application of gunicorn from which programs derive their own: gunicorn asks that for the WSGI application."""

from undebug_model import blocks, unknown


class BaseApplication:
    def __init__(self, usage=None, prog=None):
        self.cfg = unknown()
        self.load_config()

    def load_config(self):
        pass

    def load(self):
        return None

    def wsgi(self):
        return self.load()

    def run(self):
        self.wsgi()
        blocks()


class Application(BaseApplication):
    pass
