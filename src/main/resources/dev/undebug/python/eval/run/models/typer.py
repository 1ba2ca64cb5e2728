"""What typer does with the program's arguments, as far as their defaults go."""

import sys

from undebug_model import unknown


def Option(default=None, *names, **options):
    return unknown() if default is ... else default


def Argument(default=..., *names, **options):
    return unknown() if default is ... else default


def run(function):
    function()


class Typer:
    def __init__(self, *args, **options):
        self.commands = []

    def command(self, *args, **options):
        def decorate(function):
            self.commands.append(function)
            return function

        return decorate

    def callback(self, *args, **options):
        def decorate(function):
            return function

        return decorate

    def add_typer(self, other, **options):
        self.commands.extend(other.commands)

    def __call__(self, *args, **options):
        if len(self.commands) == 1 and len(sys.argv) == 1:
            self.commands[0]()
        else:
            for function in self.commands:
                if unknown():
                    function()


def echo(*args, **options):
    pass
