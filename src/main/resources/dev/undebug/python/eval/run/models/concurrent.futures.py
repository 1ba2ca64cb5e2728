"""Executors: what runs in them, not when."""

from undebug_model import beside, in_thread, unknown


class Future:
    def __init__(self, value=None):
        self._value = value

    def result(self, timeout=None):
        return self._value

    def add_done_callback(self, fn):
        fn(self)


class Executor:
    def __init__(self, *args, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def _start(self, fn, *args, **kwargs):
        return beside(fn, *args, **kwargs)

    def submit(self, fn, *args, **kwargs):
        return Future(self._start(fn, *args, **kwargs))

    def map(self, fn, *iterables, **options):
        if len(iterables) == 1:
            for element in iterables[0]:
                self._start(fn, element)
        elif unknown():
            self._start(fn, *unknown())
        return unknown()

    def shutdown(self, wait=True, **options):
        pass


class ThreadPoolExecutor(Executor):
    def _start(self, fn, *args, **kwargs):
        return in_thread(fn, *args, **kwargs)


class ProcessPoolExecutor(Executor):
    pass


class InterpreterPoolExecutor(Executor):
    pass
