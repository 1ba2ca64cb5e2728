"""The interpreters that the standard library offers to programs."""

class InteractiveInterpreter:
    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__"} if locals is None else locals

    def runsource(self, source, filename="<input>", symbol="single"):
        exec(source, self.locals)
        return False

    def runcode(self, code):
        exec(code, self.locals)


class InteractiveConsole(InteractiveInterpreter):
    def __init__(self, locals=None, filename="<console>", **options):
        InteractiveInterpreter.__init__(self, locals)

    def push(self, line, filename=None, **options):
        return self.runsource(line)
