"""flup's server for FastCGI, which has no debugger of its own."""

from undebug_model import blocks


class WSGIServer:
    def __init__(self, application, *args, **options):
        self.application = application

    def run(self):
        blocks()
