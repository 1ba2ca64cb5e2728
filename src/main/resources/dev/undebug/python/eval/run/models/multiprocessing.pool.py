"""Pools of processes and threads: what runs in them, not when."""

from undebug_model import beside, unknown


class Pool:
    def __init__(self, *args, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def apply(self, func, args=(), kwds=None):
        return beside(func, *args, **(kwds or {}))

    def apply_async(self, func, args=(), kwds=None, callback=None, error_callback=None):
        self.apply(func, args, kwds)
        return unknown()

    def map(self, func, iterable, *args, **options):
        for element in iterable:
            beside(func, element)
        return unknown()

    map_async = map
    imap = map
    imap_unordered = map

    def starmap(self, func, iterable, *args, **options):
        for elements in iterable:
            beside(func, *elements)
        return unknown()

    starmap_async = starmap

    def close(self):
        pass

    def join(self):
        pass

    def terminate(self):
        pass


class ThreadPool(Pool):
    pass
