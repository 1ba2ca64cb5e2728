"""Executors: what runs in them, not when."""

from undebug_model import beside, unknown


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

    def submit(self, fn, *args, **kwargs):
        return Future(beside(fn, *args, **kwargs))

    def map(self, fn, *iterables, **options):
        if len(iterables) == 1:
            for element in iterables[0]:
                beside(fn, element)
        elif unknown():
            beside(fn, *unknown())
        return unknown()

    def shutdown(self, wait=True, **options):
        pass


class ThreadPoolExecutor(Executor):
    pass


class ProcessPoolExecutor(Executor):
    pass


class InterpreterPoolExecutor(Executor):
    pass
