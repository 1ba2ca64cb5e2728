"""What click does with the program's arguments, which a launch gives."""

import os
import sys

from undebug_model import alone, is_class, is_known, overridden, runs_command, unknown

_TRUE = ("1", "true", "t", "yes", "y", "on")
_FALSE = ("0", "false", "f", "no", "n", "off")

# Parts of the real classes that are not modelled. With others in their place, a command may get any value.
_OF_PARAMETERS = (
    "_parse_decls",
    "add_to_parser",
    "consume_value",
    "get_default",
    "handle_parse_result",
    "process_value",
    "resolve_envvar_value",
    "type_cast_value",
    "value_from_envvar",
    "value_is_missing",
)
_OF_COMMANDS = ("context_class", "get_params", "make_context", "make_parser", "parse_args")
_OF_GROUPS = ("resolve_command",)

# What a context may be told besides, and decides no value.
_HARMLESS = (
    "allow_extra_args",
    "allow_interspersed_args",
    "color",
    "help_option_names",
    "ignore_unknown_options",
    "max_content_width",
    "obj",
    "show_default",
    "terminal_width",
)

BOOL = bool
INT = int
STRING = str
FLOAT = float


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
    if kind is None or kind is int or kind is str or kind is bool or kind is float:
        return 1
    return len(kind) if isinstance(kind, tuple) else 1


class ParamType:
    def convert(self, value, param, ctx):
        return value

    def fail(self, message, param=None, ctx=None):
        raise BadParameter(message)


class _Parameter:
    def __init__(self, names, options, is_option):
        self.known = True
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
        self.asked = options.get("prompt", False)
        self.callback = options.get("callback")
        self.shown = options.get("expose_value", True)
        self.default = options.get("default", False if self.is_flag else None)
        if self.type is None and (self.default is True or self.default is False):
            self.type = bool

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
        if self.is_flag or self.type is bool:
            return _boolean(text)
        if self.type is None or self.type is str:
            return text
        if self.type is int:
            return int(text)
        if isinstance(self.type, ParamType):
            return self.type.convert(text, self, unknown())
        return unknown()

    def initial(self, ctx, settings):
        """The value of an option that the words do not give."""
        for variable in self._variables(settings):
            if os.environ.get(variable):
                return self.convert(os.environ[variable])
        return self.stated(ctx)

    def stated(self, ctx):
        """The value that the context or the option itself has for it."""
        given = ctx.lookup_default(self.name)
        if given is None and (self.required or self.multiple or self.counts or self.asked):
            # Real starts give the required arguments.
            return unknown()
        value = self.default if given is None else given
        if callable(value) is True:
            value = value()
        return self.convert(value) if isinstance(value, str) or isinstance(self.type, ParamType) else value

    def _variables(self, settings):
        prefix = settings.get("auto_envvar_prefix")
        own = [self.variable] if isinstance(self.variable, str) else list(self.variable or [])
        return [*own, prefix + "_" + self.name.upper()] if prefix and self.is_option else own

    def _is_changed(self):
        return not self.known or overridden(self, _OF_PARAMETERS)

    def final(self, ctx, value):
        """The value that the command gets."""
        if self._is_changed():
            return unknown()
        return value if self.callback is None else self.callback(ctx, self, value)


class Option(_Parameter):
    def __init__(self, param_decls=(), **options):
        _Parameter.__init__(self, param_decls, options, True)


class Argument(_Parameter):
    def __init__(self, param_decls=(), **options):
        _Parameter.__init__(self, param_decls, options, False)


def _parameter(names, options, is_option, cls):
    made = None
    if is_class(cls):
        made = cls(list(names), **options)
    if isinstance(made, _Parameter) is True:
        return made
    parameter = _Parameter(names, options, is_option)
    parameter.known = cls is None
    return parameter


class _Pending:
    """A function that was given parameters and is no command yet.

    `context` has what it gets of the context, as functions of that, in the order of its arguments.
    """

    def __init__(self, callback, parameters, context):
        self.callback = callback
        self.parameters = parameters
        self.context = context

    def __call__(self, *args, **values):
        return self.callback(*args, **values)


def _pending(function):
    return function if isinstance(function, _Pending) else _Pending(function, [], [])


def option(*names, cls=None, **options):
    def decorate(function):
        made = _parameter(names, options, True, cls)
        if isinstance(function, Command):
            function.parameters.append(made)
            return function
        before = _pending(function)
        return _Pending(before.callback, before.parameters + [made], before.context)

    return decorate


def argument(*names, cls=None, **options):
    def decorate(function):
        before = _pending(function)
        made = _parameter(names, options, False, cls)
        return _Pending(before.callback, [made] + before.parameters, before.context)

    return decorate


def version_option(*args, **options):
    return _unchanged


def help_option(*args, **options):
    return _unchanged


def _unchanged(function):
    return function


def _passing(function, part):
    before = _pending(function)
    return _Pending(before.callback, before.parameters, before.context + [part])


def pass_context(function):
    return _passing(function, lambda ctx: ctx)


def pass_obj(function):
    return _passing(function, lambda ctx: ctx.obj)


def make_pass_decorator(object_type, ensure=False):
    def part(ctx):
        return ctx.ensure_object(object_type) if ensure else ctx.find_object(object_type)

    return lambda function: _passing(function, part)


# The contexts of the commands that run, the innermost last.
_running = []


def get_current_context(silent=False):
    return _running[-1] if _running else unknown()


class Context:
    def __init__(self, command, parent=None, info_name=None, obj=None, default_map=None, **settings):
        self.command = command
        self.parent = parent
        self.info_name = info_name
        self.params = {}
        self.meta = {} if parent is None else parent.meta
        self.obj = parent.obj if obj is None and parent is not None else obj
        self.default_map = default_map
        if default_map is None and parent is not None:
            self.default_map = parent.lookup_default(info_name)
        self.words = []

    def __getattr__(self, name):
        return unknown()

    def __enter__(self):
        _running.append(self)
        return self

    def __exit__(self, *error):
        _running.pop()

    def scope(self, cleanup=True):
        return self

    def lookup_default(self, name, call=True):
        return None if self.default_map is None else self.default_map.get(name)

    def find_root(self):
        return self if self.parent is None else self.parent.find_root()

    def find_object(self, object_type):
        if isinstance(self.obj, object_type):
            return self.obj
        return None if self.parent is None else self.parent.find_object(object_type)

    def ensure_object(self, object_type):
        found = self.find_object(object_type)
        if found is None:
            self.obj = found = object_type()
        return found

    def invoke(self, callback, *args, **values):
        """Runs a function or a command, which takes nothing from the words of the program."""
        if not isinstance(callback, Command):
            return callback(*args, **values)
        ctx = Context(callback, self, callback.name)
        for parameter in callback.parameters:
            if parameter.shown and parameter.name not in values:
                values[parameter.name] = unknown() if parameter._is_changed() else parameter.stated(ctx)
        ctx.params.update(values)
        return callback.called(ctx, args, values)

    def forward(self, command, *args, **values):
        return self.invoke(command, *args, **{**self.params, **values})

    def exit(self, code=0):
        sys.exit(code)

    def fail(self, message):
        raise UsageError(message)

    def abort(self):
        raise Abort()


class Command:
    def __init__(self, name=None, callback=None, params=None, **options):
        self._begin(name, callback, params, options)

    def _begin(self, name, callback, params, options):
        before = _pending(callback)
        self.name = name
        self.callback = before.callback
        self.parameters = before.parameters + list(params or [])
        self.context = before.context
        self.context_settings = options.get("context_settings") or {}
        self._given = {}

    def __call__(self, *args, **options):
        return self.main(*args, **options)

    def main(self, args=None, prog_name=None, standalone_mode=True, **options):
        self._given = options
        value = self.invoke_words(sys.argv[1:] if args is None else args)
        if standalone_mode:
            sys.exit(0)
        return value

    def _settings(self):
        return {**self.context_settings, **self._given}

    def _is_changed(self):
        """Whether something that is not modelled may decide the values."""
        settings = self._settings()
        if not is_known(settings) or overridden(self, _OF_COMMANDS):
            return True
        known = ("auto_envvar_prefix", "complete_var", "default_map", "token_normalize_func", *_HARMLESS)
        return bool([name for name in settings if name not in known])

    def invoke_words(self, words, parent=None, name=None):
        return self.invoke(self._context(words, parent, name or self.name))

    def _context(self, words, parent, name):
        settings = self._settings()
        ctx = Context(self, parent, name, settings.get("obj"), settings.get("default_map"))
        ctx.words = self._values(words, ctx)
        return ctx

    def invoke(self, ctx):
        return self._call(ctx)

    def _values(self, words, ctx):
        """Fills in the values of the parameters, and returns the words that are left."""
        values = ctx.params
        settings = self._settings()
        changed = self._is_changed()
        for parameter in self.parameters:
            values[parameter.name] = unknown() if changed else parameter.initial(ctx, settings)
        rest = words
        if is_known(words):
            rest = self._read(list(words), {} if changed else values)
        else:
            for name in values:
                if unknown():
                    values[name] = unknown()
        for parameter in self.parameters:
            values[parameter.name] = parameter.final(ctx, values[parameter.name])
        return rest

    def _call(self, ctx):
        values = ctx.params
        shown = {parameter.name: values[parameter.name] for parameter in self.parameters if parameter.shown}
        return self.called(ctx, (), shown)

    def called(self, ctx, args, values):
        """Runs its function in a context."""
        if self.callback is None:
            return None
        with ctx:
            return self.callback(*[part(ctx) for part in self.context], *args, **values)

    def _read(self, words, values):
        places = [parameter for parameter in self.parameters if not parameter.is_option]
        place = 0
        index = 0
        while index < len(words):
            word = words[index]
            index += 1
            if word.startswith("-") and len(word) > 1:
                flag, equals, attached = word.partition("=")
                flag = self._normal(flag)
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

    def _normal(self, word):
        """The word as the program compares it with names of options and commands."""
        normalize = self._settings().get("token_normalize_func")
        if normalize is None:
            return word
        name = word.lstrip("-")
        return word[: len(word) - len(name)] + normalize(name)


class Group(Command):
    command_class = None

    def __init__(
        self, name=None, callback=None, commands=None, invoke_without_command=False, chain=False, **options
    ):
        self._begin(name, callback, options.get("params"), options)
        self.commands = dict(commands) if isinstance(commands, dict) else {}
        for command in commands if isinstance(commands, list) else []:
            self.add_command(command)
        self.alone = invoke_without_command
        self.chained = chain
        self.result = None

    def result_callback(self, replace=False):
        def decorate(function):
            self.result = function
            return function

        return decorate

    def add_command(self, command, name=None):
        self.commands[name or command.name] = command

    def command(self, *args, **options):
        def decorate(function):
            made = command(*args, **{"cls": self.command_class, **options})(function)
            self.add_command(made)
            return made

        return decorate

    def get_command(self, ctx, cmd_name):
        return self.commands.get(cmd_name)

    def list_commands(self, ctx):
        return list(self.commands)

    def group(self, *args, **options):
        def decorate(function):
            made = group(*args, **options)(function)
            self.add_command(made)
            return made

        return decorate

    def invoke(self, ctx):
        rest = ctx.words
        if not is_known(rest):
            for name in self.list_commands(ctx):
                alone(self._one, ctx, name, rest)
        elif rest:
            chosen = self.get_command(ctx, self._normal(rest[0]))
            if overridden(self, _OF_GROUPS) or not is_known(chosen):
                for name in self.commands:
                    if unknown():
                        self._one(ctx, name, unknown())
            elif chosen is not None:
                runs_command()
                name = self._normal(rest[0])
                if self.chained:
                    return self._chain(ctx, rest)
                ctx.invoked_subcommand = name
                self._call(ctx)
                self._pass_on(chosen, name)
                return self._finish(ctx, chosen.invoke_words(rest[1:], ctx, name))
        elif self.alone:
            # Otherwise it prints its help.
            ctx.invoked_subcommand = None
            return self._finish(ctx, self._call(ctx))

    def _chain(self, ctx, words):
        """Runs one command after another, of which each leaves the rest of the words."""
        self._call(ctx)
        contexts = []
        while words:
            command = self.get_command(ctx, self._normal(words[0]))
            if command is None:
                raise UsageError(words[0])
            made = command._context(words[1:], ctx, words[0])
            contexts.append(made)
            words = made.words
        return self._finish(ctx, [made.command.invoke(made) for made in contexts])

    def _finish(self, ctx, value):
        return value if self.result is None else self.result(value, **ctx.params)

    def _pass_on(self, command, name):
        """A command gets the settings of its group that tell of it."""
        settings = self._settings()
        prefix = settings.get("auto_envvar_prefix")
        if prefix:
            command._given = {"auto_envvar_prefix": prefix + "_" + name.replace("-", "_").upper()}

    def _one(self, ctx, name, words):
        ctx.invoked_subcommand = name
        self._call(ctx)
        command = self.get_command(ctx, name)
        self._finish(ctx, command.invoke_words(words if isinstance(command, Group) else [], ctx, name))


class MultiCommand(Group):
    pass


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
