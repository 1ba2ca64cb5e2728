"""The threads of the standard library: what runs in them, not when."""

from undebug_model import in_thread


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = kwargs

    def start(self):
        in_thread(self.run)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **(self._kwargs or {}))

    def join(self, timeout=None):
        pass

    def setDaemon(self, daemonic):
        pass

    def setName(self, name):
        pass


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        self.function = function
        self.args = args
        self.kwargs = kwargs

    def run(self):
        self.function(*(self.args or ()), **(self.kwargs or {}))

    def cancel(self):
        pass
