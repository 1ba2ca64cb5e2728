"""What click does with the program's arguments, which a launch gives."""

import os
import sys

from undebug_model import alone, is_known, runs_command, unknown

_TRUE = ("1", "true", "t", "yes", "y", "on")
_FALSE = ("0", "false", "f", "no", "n", "off")

BOOL = "bool"
INT = "int"
STRING = "str"
FLOAT = "float"


class ClickException(Exception):
    pass


class UsageError(ClickException):
    pass


class BadParameter(UsageError):
    pass


class Abort(RuntimeError):
    pass


def _boolean(text):
    if text is True or text is False:
        return text
    word = text.strip().lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise BadParameter(text)


def _words(kind):
    """Returns how many words an option of a type takes: of a tuple of types, one for each."""
    if kind is None or kind is int or kind is str or kind is bool or kind is float or isinstance(kind, str):
        return 1
    return len(kind) if isinstance(kind, tuple) else 1


class _Parameter:
    def __init__(self, names, options, is_option):
        self.is_option = is_option
        self.on = []
        self.off = []
        self.name = None
        for name in names:
            self._declare(name)
        self.type = options.get("type")
        self.is_flag = options.get("is_flag", True if "flag_value" in options else bool(self.off))
        self.flag_value = options.get("flag_value", True)
        self.counts = options.get("count", False)
        self.variable = options.get("envvar")
        self.required = options.get("required", not is_option and "default" not in options)
        self.words = options.get("nargs", _words(self.type))
        self.multiple = options.get("multiple", False) or self.words != 1
        self.asked = options.get("prompt", False) or options.get("callback") is not None
        self.default = options.get("default", False if self.is_flag else None)

    def _declare(self, written):
        on, slash, off = written.partition("/")
        on = on.strip()
        if not self.is_option or not on.startswith("-"):
            self.name = on.replace("-", "_").lower()
            return
        self.on.append(on)
        if slash:
            self.off.append(off.strip())
        if self.name is None or on.startswith("--"):
            self.name = on.lstrip("-").replace("-", "_").lower()

    def convert(self, text):
        if self.multiple or self.counts or self.asked:
            return unknown()
        if self.is_flag or self.type is bool or self.type is BOOL:
            return _boolean(text)
        if self.type is None or self.type is str or self.type is STRING:
            return text
        if self.type is int or self.type is INT:
            return int(text)
        return unknown()

    def initial(self):
        variable = self.variable
        if isinstance(variable, str) and os.environ.get(variable):
            return self.convert(os.environ[variable])
        if self.required or self.multiple or self.counts or self.asked:
            # Real starts give the required arguments.
            return unknown()
        return self.default() if callable(self.default) is True else self.default


class _Pending:
    """A function that was given parameters and is no command yet."""

    def __init__(self, callback, parameters, context):
        self.callback = callback
        self.parameters = parameters
        self.context = context

    def __call__(self, *args, **values):
        return self.callback(*args, **values)


def _pending(function):
    return function if isinstance(function, _Pending) else _Pending(function, [], False)


def option(*names, **options):
    def decorate(function):
        if isinstance(function, Command):
            function.parameters.append(_Parameter(names, options, True))
            return function
        before = _pending(function)
        return _Pending(before.callback, before.parameters + [_Parameter(names, options, True)], before.context)

    return decorate


def argument(*names, **options):
    def decorate(function):
        before = _pending(function)
        return _Pending(before.callback, [_Parameter(names, options, False)] + before.parameters, before.context)

    return decorate


def version_option(*args, **options):
    return _unchanged


def help_option(*args, **options):
    return _unchanged


def _unchanged(function):
    return function


def pass_context(function):
    before = _pending(function)
    return _Pending(before.callback, before.parameters, True)


def pass_obj(function):
    return pass_context(function)


class Command:
    def __init__(self, name=None, callback=None, params=None, **options):
        before = _pending(callback)
        self.name = name
        self.callback = before.callback
        self.parameters = before.parameters
        self.context = before.context

    def __call__(self, *args, **options):
        return self.main(*args, **options)

    def main(self, args=None, prog_name=None, standalone_mode=True, **options):
        self.invoke_words(sys.argv[1:] if args is None else args)
        if standalone_mode:
            sys.exit(0)

    def invoke_words(self, words):
        values = {}
        for parameter in self.parameters:
            values[parameter.name] = parameter.initial()
        rest = []
        if is_known(words):
            rest = self._read(list(words), values)
        else:
            for name in values:
                if unknown():
                    values[name] = unknown()
        self._call(values)
        return rest

    def _call(self, values):
        if self.callback is None:
            return
        if self.context:
            self.callback(unknown(), **values)
        else:
            self.callback(**values)

    def _read(self, words, values):
        places = [parameter for parameter in self.parameters if not parameter.is_option]
        place = 0
        index = 0
        while index < len(words):
            word = words[index]
            index += 1
            if word.startswith("-") and len(word) > 1:
                flag, equals, attached = word.partition("=")
                parameter = self._option(flag)
                if parameter is None:
                    continue
                if parameter.is_flag:
                    values[parameter.name] = parameter.flag_value if flag in parameter.on else False
                elif parameter.counts:
                    values[parameter.name] = unknown()
                elif equals:
                    values[parameter.name] = parameter.convert(attached)
                    index += parameter.words - 1
                elif index < len(words):
                    values[parameter.name] = parameter.convert(words[index])
                    index += parameter.words
            elif place < len(places):
                values[places[place].name] = places[place].convert(word)
                if places[place].words == -1:
                    return []
                index += places[place].words - 1
                place += 1
            else:
                return words[index - 1:]
        return []

    def _option(self, flag):
        for parameter in self.parameters:
            if flag in parameter.on or flag in parameter.off:
                return parameter
        return None


class Group(Command):
    def __init__(self, name=None, callback=None, commands=None, invoke_without_command=False, **options):
        before = _pending(callback)
        self.name = name
        self.callback = before.callback
        self.parameters = before.parameters
        self.context = before.context
        self.commands = {}
        self.alone = invoke_without_command

    def add_command(self, command, name=None):
        self.commands[name or command.name] = command

    def command(self, *args, **options):
        def decorate(function):
            made = command(*args, **options)(function)
            self.add_command(made)
            return made

        return decorate

    def group(self, *args, **options):
        def decorate(function):
            made = group(*args, **options)(function)
            self.add_command(made)
            return made

        return decorate

    def invoke_words(self, words):
        values = {}
        for parameter in self.parameters:
            values[parameter.name] = parameter.initial()
        rest = self._read(list(words), values) if is_known(words) else words
        if not is_known(rest):
            for name in self.commands:
                alone(self._one, values, name, rest)
        elif rest:
            if rest[0] in self.commands:
                runs_command()
                self._call(values)
                self.commands[rest[0]].invoke_words(rest[1:])
        elif self.alone:
            # Otherwise it prints its help.
            self._call(values)

    def _one(self, values, name, words):
        self._call(values)
        command = self.commands[name]
        command.invoke_words(words if isinstance(command, Group) else [])


def command(name=None, cls=None, **options):
    if name is not None and not isinstance(name, str):
        return _made(None, Command, {}, name)

    def decorate(function):
        return _made(name, cls or Command, options, function)

    return decorate


def group(name=None, cls=None, **options):
    if name is not None and not isinstance(name, str):
        return _made(None, Group, {}, name)

    def decorate(function):
        return _made(name, cls or Group, options, function)

    return decorate


def _made(name, cls, options, function):
    callback = _pending(function).callback
    made = name or getattr(callback, "__name__", "").replace("_", "-")
    return cls(name=made, callback=function, **options)


def echo(*args, **options):
    pass


def secho(*args, **options):
    pass


def Choice(choices, case_sensitive=True):
    return STRING


def Path(*args, **options):
    return STRING
