"""gevent's server, which has no debugger of its own."""

from undebug_model import blocks


class WSGIServer:
    def __init__(self, listener, application=None, *args, **options):
        self.application = application

    def serve_forever(self, *args, **options):
        blocks()

    def start(self):
        pass
