"""APScheduler's scheduler for programs that do nothing else: its start returns only once a job shuts it down."""

from undebug_model import beside, unknown


class BlockingScheduler:
    def __init__(self, *args, **options):
        self._stopped = False

    def add_job(self, func, trigger=None, args=None, kwargs=None, **options):
        beside(func, *(args or ()), **(kwargs or {}))
        return unknown()

    def scheduled_job(self, trigger, args=None, kwargs=None, **options):
        def decorated(function):
            beside(function, *(args or ()), **(kwargs or {}))
            return function

        return decorated

    def start(self, *args, **options):
        while not self._stopped:
            pass

    def shutdown(self, *args, **options):
        self._stopped = True

    def __getattr__(self, name):
        return unknown()
