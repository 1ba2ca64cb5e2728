"""Flask-Script: the program's first argument names the command, `runserver` is there unless the manager is a part of another."""

import sys

from undebug_model import alone, is_known, runs_command, start_script


class Command:
    def __init__(self, func=None):
        self.run = func

    def start(self, application, words):
        self.run()


class Server(Command):
    def __init__(self, host="127.0.0.1", port=5000, use_debugger=None, **options):
        self.host = host
        self.use_debugger = use_debugger

    def start(self, application, words):
        off = "-D" in words or "--no-debug" in words
        start_script(application, False if off else self.use_debugger, self._host(words))

    def _host(self, words):
        host = self.host
        before = None
        for word in words:
            if before in ("-h", "--host"):
                host = word
            elif word.startswith("--host="):
                host = word[len("--host="):]
            before = word
        return host


class Manager:
    def __init__(self, app=None, with_default_commands=None, **options):
        self.app = app
        self.commands = {}
        self.with_default_commands = with_default_commands

    def add_command(self, *args, **options):
        if len(args) == 1:
            self.commands[type(args[0]).__name__.lower()] = args[0]
        else:
            self.commands[args[0]] = args[1]

    def add_option(self, *args, **options):
        pass

    def command(self, function):
        self.commands[function.__name__] = Command(function)
        return function

    def option(self, *args, **options):
        return self.command

    def run(self, commands=None, default_command=None):
        words = sys.argv[1:]
        # What is added by that name comes first, and the app may be given only now.
        wanted = self.with_default_commands
        if (wanted or (wanted is None and self.app is not None)) and "runserver" not in self.commands:
            self.commands["runserver"] = Server()
        # Without a command it prints its help.
        named = (self._named(words) if is_known(words) else None) or default_command
        if not is_known(words):
            for name in self.commands:
                alone(self._start, name, [])
        elif named in self.commands:
            runs_command()
            self._start(named, words)
        sys.exit(0)

    def _start(self, name, words):
        application = self.app() if callable(self.app) is True else self.app
        self.commands[name].start(application, words)

    def _named(self, words):
        for word in words:
            if not word.startswith("-"):
                return word
        return None
