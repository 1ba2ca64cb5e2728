"""The profilers of the standard library, which run texts and functions."""

import __main__


class Profile:
    def __init__(self, *args, **options):
        pass

    def run(self, cmd):
        return self.runctx(cmd, __main__.__dict__, None)

    def runctx(self, cmd, globals, locals):
        if locals:
            names = dict(globals)
            names.update(locals)
            exec(cmd, names)
        else:
            exec(cmd, globals)
        return self

    def runcall(self, func, *args, **kw):
        return func(*args, **kw)

    def enable(self, *args, **options):
        pass

    def disable(self):
        pass


def run(statement, filename=None, sort=-1):
    Profile().run(statement)


def runctx(statement, globals, locals, filename=None, sort=-1):
    Profile().runctx(statement, globals, locals)
