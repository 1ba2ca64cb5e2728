"""Flask-Script: the program's first argument names the command, `runserver` is there unless the manager is a part of another."""

import argparse
import sys

from undebug_model import alone, defaults, is_class, is_known, parameters, runs_command, start_script


class Option:
    def __init__(self, *args, **options):
        self.args = args
        self.options = options


class Group:
    def __init__(self, *options, **others):
        self.options = options


class Command:
    option_list = ()

    def __init__(self, func=None):
        if func is None:
            # Options of a decorator belong to this command alone.
            self.option_list = list(self.option_list)
        else:
            self.run = func
            self.option_list = _options(func)

    def get_options(self):
        return self.option_list

    def run(self):
        raise NotImplementedError

    def __call__(self, app=None, *args, **values):
        return self.run(*args, **values)

    def start(self, application, words):
        parser = argparse.ArgumentParser()
        for option in self.get_options():
            for one in option.options if isinstance(option, Group) else [option]:
                parser.add_argument(*one.args, **one.options)
        if getattr(self, "capture_all_args", False):
            return self(application, words, **vars(parser.parse_args([])))
        return self(application, **vars(parser.parse_args(words)))


def _options(func):
    """Returns an option for each parameter of a function that has a default, and an argument for the others."""
    found = defaults(func)
    options = []
    for name in parameters(func) or []:
        if name not in found:
            options.append(Option(name))
        elif isinstance(found[name], bool):
            options.append(Option("-" + name[0], "--" + name, action="store_true", dest=name, default=found[name]))
        else:
            options.append(Option("-" + name[0], "--" + name, dest=name, default=found[name]))
    return options


class Server(Command):
    def __init__(self, host="127.0.0.1", port=5000, use_debugger=None, use_reloader=None, **options):
        self.host = host
        self.port = port
        self.use_debugger = use_debugger
        self.use_reloader = use_reloader
        self.told = False

    def get_options(self):
        return (
            Option("-h", "--host", dest="host", default=self.host),
            Option("-p", "--port", dest="port", type=int, default=self.port),
            Option("--threaded", dest="threaded", action="store_true"),
            Option("--processes", dest="processes", type=int, default=1),
            Option("--passthrough-errors", dest="passthrough_errors", action="store_true"),
            Option("-d", "--debug", dest="use_debugger", action="store_true", default=self.use_debugger),
            Option("-D", "--no-debug", dest="use_debugger", action="store_false", default=self.use_debugger),
            Option("-r", "--reload", dest="use_reloader", action="store_true", default=self.use_reloader),
            Option("-R", "--no-reload", dest="use_reloader", action="store_false", default=self.use_reloader),
            Option("--ssl-crt", dest="ssl_crt"),
            Option("--ssl-key", dest="ssl_key"),
        )

    def start(self, application, words):
        # What the launch itself turns on is no part of the code.
        self.told = "-d" in words or "--debug" in words
        Command.start(self, application, words)

    def __call__(self, app=None, host="127.0.0.1", port=5000, use_debugger=None, *args, **values):
        start_script(app, self.use_debugger if self.told else use_debugger, host)


class Manager:
    def __init__(self, app=None, with_default_commands=None, **options):
        self.app = app
        self.commands = {}
        self.with_default_commands = with_default_commands

    def add_command(self, *args, **options):
        if len(args) == 1 and not isinstance(args[0], str):
            name = None
            command = args[0]
        else:
            name = args[0]
            command = args[1] if len(args) > 1 else options["command"]
        if is_class(command):
            command = command()
        if name is None:
            name = getattr(command, "name", None) or _named_by_class(type(command).__name__.lower())
        self.commands[name] = command

    def add_option(self, *args, **options):
        pass

    def command(self, function):
        self.commands[function.__name__] = Command(function)
        return function

    def option(self, *args, **options):
        def decorate(function):
            name = function.__name__
            if name not in self.commands:
                made = Command()
                made.run = function
                self.commands[name] = made
            self.commands[name].option_list.append(Option(*args, **options))
            return function

        return decorate

    def run(self, commands=None, default_command=None):
        if commands:
            self.commands.update(commands)
        self.start(self.app, sys.argv[1:], default_command)
        sys.exit(0)

    def start(self, application, words, default_command=None):
        # What is added by that name comes first, and the app may be given only now.
        wanted = self.with_default_commands
        if (wanted or (wanted is None and self.app is not None)) and "runserver" not in self.commands:
            self.commands["runserver"] = Server()
        made = self.app if self.app is not None else application
        # Without a command it prints its help.
        if not is_known(words):
            for name in self.commands:
                alone(self._start, name, made, [])
            return
        place = _place(words)
        if place < len(words):
            if words[place] in self.commands:
                runs_command()
                self._start(words[place], made, words[place + 1 :])
        elif default_command in self.commands:
            runs_command()
            self._start(default_command, made, words)

    def _start(self, name, made, words):
        application = made if parameters(made) is None else made()
        self.commands[name].start(application, words)


def _named_by_class(name):
    return name[: -len("command")] if name.endswith("command") and name != "command" else name


def _place(words):
    """Returns the place of the first word that is no option, or the number of words."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 1
    return place
