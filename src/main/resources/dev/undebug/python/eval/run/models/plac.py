"""plac: calls a function with the program's arguments, as its annotations say."""

import sys

from undebug_model import is_known, parameters, unknown


class _Annotated:
    def __init__(self, function, kinds):
        self.function = function
        self.kinds = kinds

    def __call__(self, *args, **values):
        return self.function(*args, **values)


def _add(function, kinds):
    if isinstance(function, _Annotated):
        return _Annotated(function.function, {**function.kinds, **kinds})
    return _Annotated(function, kinds)


def annotations(**given):
    def decorate(function):
        kinds = {}
        for name in given:
            note = given[name]
            kinds[name] = note[1:3] if isinstance(note, tuple) else ("positional", None)
        return _add(function, kinds)

    return decorate


def flg(name, help=None, abbrev=None):
    return lambda function: _add(function, {name: ("flag", abbrev)})


def opt(name, help=None, type=None, abbrev=None, choices=None, metavar=None):
    return lambda function: _add(function, {name: ("option", abbrev)})


def pos(name, help=None, type=None, choices=None, metavar=None):
    return lambda function: _add(function, {name: ("positional", None)})


def call(obj, arglist=None, eager=True, version=None):
    function, kinds = (obj.function, obj.kinds) if isinstance(obj, _Annotated) else (obj, {})
    names = parameters(function)
    if names is None:
        return unknown()
    values = {}
    for name in names:
        if name in kinds and kinds[name][0] == "flag":
            values[name] = False
    words = sys.argv[1:] if arglist is None else arglist
    if is_known(words):
        _read(names, kinds, words, values)
    elif unknown():
        values = {name: unknown() for name in names}
    return function(**values)


def _read(names, kinds, words, values):
    places = [name for name in names if name not in kinds or kinds[name][0] == "positional"]
    place = 0
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if word.startswith("-") and len(word) > 1:
            flag, equals, text = word.partition("=")
            for name in kinds:
                if flag != "--" + name.replace("_", "-") and flag != "-" + (kinds[name][1] or name[0]):
                    continue
                if kinds[name][0] == "flag":
                    values[name] = True
                else:
                    values[name] = unknown()
                    index += 0 if equals else 1
        elif place < len(places):
            values[places[place]] = unknown()
            place += 1
