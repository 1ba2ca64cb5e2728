"""The handlers of the standard library: each answers one request of a web server and has no debugger."""


class CGIHandler:
    def run(self, application):
        pass


class IISCGIHandler(CGIHandler):
    pass
