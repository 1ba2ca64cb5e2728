"""Runs small programs in the real Flask and says what came of them.

Each line of input is {"files": {path: text}, "cases": [{"environment": {...}, "entry": path, "application": text or null}]};
each line of output is a list with one result per case. Every program runs in a process of its own. No server is started: what it
would have been started with is the result.
"""

import gc
import importlib
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import types

import flask
import werkzeug.serving

# Whatever programs may import, so that the children need not read it again.
import argparse, configparser, contextlib, dataclasses, enum, functools, platform, socket, tomllib, typing  # noqa: E401, F401
import flask.cli, werkzeug.debug  # noqa: E401, F401

import dotenv  # noqa: F401

LIMIT = 10  # seconds


def application_of(wrapped):
    while not isinstance(wrapped, flask.Flask) and hasattr(wrapped, "app"):
        wrapped = wrapped.app
    return wrapped


def watch_starts(starts):
    def run_simple(
        hostname, port, application, use_reloader=False, use_debugger=False, *rest, **options
    ):
        starts.append(
            {
                "debug": bool(application_of(application).debug),
                "debugger": bool(use_debugger),
                "reloader": bool(use_reloader),
            }
        )

    werkzeug.serving.run_simple = run_simple


def start_at_once(thread):
    """Threads run in the order in which they are started, so that programs do the same each time."""
    try:
        thread.run()
    except Exception:
        pass


def run_as_program(entry):
    module = types.ModuleType("__main__")
    module.__file__ = os.path.abspath(entry)
    sys.modules["__main__"] = module
    with open(entry, encoding="utf-8") as file:
        exec(compile(file.read(), module.__file__, "exec"), module.__dict__)


def take_application(entry, wanted):
    name = entry.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = importlib.import_module(name)
    application = eval(wanted, module.__dict__)
    return bool(application.debug) if isinstance(application, flask.Flask) else None


def raised_by_environ(error):
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return isinstance(error, KeyError) and trace.tb_frame.f_globals.get("__name__") == "os"


def observe(case):
    result = {"starts": [], "debug": None, "error": None}
    watch_starts(result["starts"])
    try:
        if case["application"] is None:
            run_as_program(case["entry"])
        else:
            result["debug"] = take_application(case["entry"], case["application"])
    except SystemExit:
        result["error"] = "exit"
    except BaseException as error:
        result["error"] = "environ" if raised_by_environ(error) else f"{type(error).__name__}: {error}"
    return result


def results(cases):
    """Runs one program in several environments, each time as if for the first time."""
    modules = dict(sys.modules)
    path = list(sys.path)
    for case in cases:
        os.environ.clear()
        os.environ.update(case["environment"])
        sys.argv = [case["entry"]]
        sys.path[:] = [os.path.dirname(os.path.abspath(case["entry"])), *path]
        if case["application"] is not None:
            sys.path[0] = os.getcwd()
        yield observe(case)
        sys.modules.clear()
        sys.modules.update(modules)
        importlib.invalidate_caches()


def child(cases, out):
    signal.alarm(LIMIT)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.write(out, json.dumps(list(results(cases))).encode())


def in_a_child(cases):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            child(cases, writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(pid, 0)
    died = [{"starts": [], "debug": None, "error": "died"}] * len(cases)
    return json.loads(answer) if answer else died


def results_of(program):
    folder = tempfile.mkdtemp(prefix="undebug-oracle")
    try:
        for path, text in program["files"].items():
            whole = os.path.join(folder, path)
            os.makedirs(os.path.dirname(whole), exist_ok=True)
            with open(whole, "w", encoding="utf-8") as file:
                file.write(text)
        os.chdir(folder)
        return in_a_child(program["cases"])
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


def main():
    sys.dont_write_bytecode = True
    threading.Thread.start = start_at_once
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(results_of(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
