"""The clock of the standard library, which runs texts and functions."""

from undebug_model import unknown


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=None, globals=None):
        self._parts = (setup, stmt)
        self._names = {} if globals is None else globals

    def timeit(self, number=1000000):
        for part in self._parts:
            if callable(part):
                part()
            else:
                exec(part, self._names)
        return unknown()

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number)]

    def autorange(self, callback=None):
        return (1, self.timeit())


def timeit(stmt="pass", setup="pass", timer=None, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=None, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
