"""The event loop, for which a coroutine is its result: what it runs, not when."""

from undebug_model import beside, unknown


class AbstractEventLoop:
    def run_until_complete(self, future):
        return future

    def run_forever(self):
        while True:
            pass

    def create_task(self, coro, **options):
        return coro

    def run_in_executor(self, executor, func, *args):
        return beside(func, *args)

    def call_soon(self, callback, *args, **options):
        beside(callback, *args)
        return unknown()

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, **options):
        return self.call_soon(callback, *args)

    call_at = call_later


def get_event_loop():
    return AbstractEventLoop()


get_running_loop = get_event_loop
new_event_loop = get_event_loop
