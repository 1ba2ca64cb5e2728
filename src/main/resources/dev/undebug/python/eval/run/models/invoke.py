"""invoke: calls a task with a context, which runs commands, and the words that follow its name."""

import os
import subprocess
import sys

from undebug_model import is_known, parameters, unknown


class Context:
    def __init__(self, config=None):
        self.config = unknown()

    def run(self, command, env=None, **options):
        if env is None:
            return subprocess.run(command, shell=True)
        return subprocess.run(command, shell=True, env={**os.environ, **env})

    def __getattr__(self, name):
        return unknown()


class Task:
    def __init__(self, body):
        self.body = body

    def __call__(self, *args, **values):
        # Tasks that call one another pass their context on.
        if args:
            return self.body(*args, **values)
        return self.body(Context(), **_given(self.body))


def task(*args, **options):
    if args and not isinstance(args[0], Task):
        return Task(args[0])
    return Task


def _given(body):
    names = parameters(body)
    words = sys.argv[1:]
    if names is None or not is_known(words):
        return {}
    return _read([name for name in names][1:], words)


def _read(names, words):
    values = {}
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if not word.startswith("-"):
            _place(names, values, word)
            continue
        flag, equals, text = word.partition("=")
        name = _full(names, flag.lstrip("-").replace("-", "_"))
        if equals:
            values[name] = _value(text)
        elif index < len(words) and not words[index].startswith("-"):
            values[name] = _value(words[index])
            index += 1
        elif name not in names and name.startswith("no_"):
            values[name[3:]] = False
        else:
            values[name] = True
    return {name: values[name] for name in values if name in names}


def _place(names, values, word):
    for name in names:
        if name not in values:
            values[name] = _value(word)
            return


def _full(names, flag):
    if len(flag) == 1:
        for name in names:
            if name.startswith(flag):
                return name
    return flag


def _value(text):
    return int(text) if text.isdigit() else text
