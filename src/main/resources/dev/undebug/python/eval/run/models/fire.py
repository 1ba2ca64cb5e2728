"""Python Fire: calls what it is given with the program's arguments."""

import sys

from undebug_model import is_class, is_dict, is_known, parameters, unknown


def Fire(component=None, command=None, name=None, serialize=None):
    words = sys.argv[1:] if command is None else command.split() if isinstance(command, str) else command
    if component is not None:
        _fire(component, words)


def _fire(component, words):
    names = parameters(component)
    if names is not None:
        _call(component, names, words)
    elif is_dict(component):
        _member(component, words)
    elif is_class(component):
        _fire(component(), words)
    elif is_known(words) and words and hasattr(component, words[0]):
        _fire(getattr(component, words[0]), words[1:])


def _member(commands, words):
    if not is_known(words):
        for name in commands:
            if unknown():
                _fire(commands[name], words)
    elif words and words[0] in commands:
        _fire(commands[words[0]], words[1:])


def _call(function, names, words):
    if is_known(words):
        function(**_read(names, words))
    elif unknown():
        function(**{name: unknown() for name in names})
    else:
        function()


def _read(names, words):
    values = {}
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        if not word.startswith("-") or len(word) == 1:
            _place(names, values, _value(word))
            continue
        flag, equals, text = word.lstrip("-").partition("=")
        flag = _full(names, flag.replace("-", "_"))
        if equals:
            values[flag] = _value(text)
        elif index < len(words) and not words[index].startswith("-"):
            values[flag] = _value(words[index])
            index += 1
        elif flag.startswith("no") and flag not in names and flag[2:] in names:
            values[flag[2:]] = False
        else:
            values[flag] = True
    return values


def _place(names, values, value):
    for name in names:
        if name not in values:
            values[name] = value
            return


def _full(names, flag):
    if len(flag) == 1:
        for name in names:
            if name.startswith(flag):
                return name
    return flag


def _value(text):
    if text in ("True", "False"):
        return text == "True"
    if text == "None":
        return None
    return int(text) if text.isdigit() else text
