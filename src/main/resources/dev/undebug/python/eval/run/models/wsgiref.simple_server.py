"""The server of the standard library, which has no debugger."""

from undebug_model import blocks


class WSGIServer:
    def serve_forever(self, poll_interval=0.5):
        blocks()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def make_server(host, port, app, **options):
    return WSGIServer()
