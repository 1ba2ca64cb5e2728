"""The processes of the standard library: what runs in them, not when."""

import threading as _threading

from multiprocessing.pool import Pool
from undebug_model import beside


class Process(_threading.Thread):
    def start(self):
        beside(self.run)

    def terminate(self):
        pass

    def kill(self):
        pass

    def close(self):
        pass


class _Context:
    Process = Process
    Pool = Pool


def get_context(method=None):
    return _Context()
