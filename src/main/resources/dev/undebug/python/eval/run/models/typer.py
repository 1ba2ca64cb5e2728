"""typer: commands of click, made from the parameters of functions."""

from click import Command, Group, _Parameter

from undebug_model import defaults, parameters


class _Info:
    def __init__(self, default, names, options, is_option):
        self.default = default
        self.names = names
        self.options = options
        self.is_option = is_option


def Option(default=..., *names, **options):
    return _Info(default, names, options, True)


def Argument(default=..., *names, **options):
    return _Info(default, names, options, False)


def _parameter(name, given):
    info = given.get(name)
    if not isinstance(info, _Info):
        info = _Info(given[name] if name in given else ..., (), {}, name in given)
    options = {"required": info.default is ..., "envvar": info.options.get("envvar")}
    if info.default is not ...:
        options["default"] = info.default
    if not info.is_option:
        return _Parameter([name], options, False)
    on = "--" + name.replace("_", "-")
    words = list(info.names)
    if info.default is True or info.default is False:
        options["is_flag"] = True
        words = words or [on + "/--no-" + on[2:]]
    return _Parameter([name] + (words or [on]), options, True)


def _command(function, name=None):
    command = Command(name or function.__name__.replace("_", "-"), function)
    given = defaults(function)
    command.parameters = [_parameter(parameter, given) for parameter in parameters(function) or []]
    return command


def run(function):
    _command(function).main()


class Typer:
    def __init__(self, *args, name=None, invoke_without_command=False, **options):
        self.name = name
        self.commands = []
        self.before = None
        self.alone = invoke_without_command

    def command(self, name=None, **options):
        def decorate(function):
            self.commands.append(_command(function, name))
            return function

        return decorate

    def callback(self, invoke_without_command=False, **options):
        def decorate(function):
            self.before = function
            self.alone = self.alone or invoke_without_command
            return function

        return decorate

    def add_typer(self, other, name=None, **options):
        self.commands.append(other._group(name))

    def _group(self, name=None):
        group = Group(name or self.name, None, None, self.alone)
        if self.before is not None:
            before = _command(self.before)
            group.callback = before.callback
            group.parameters = before.parameters
        for command in self.commands:
            group.add_command(command)
        return group

    def __call__(self, *args, **options):
        if len(self.commands) == 1 and self.before is None:
            self.commands[0].main()
        else:
            self._group().main()


def echo(*args, **options):
    pass
