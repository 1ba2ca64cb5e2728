"""What argparse does with the program's arguments, which a launch gives."""

import sys

from undebug_model import is_known, unknown

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"


class HelpFormatter:
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class BooleanOptionalAction:
    pass


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **values):
        for name in values:
            setattr(self, name, values[name])


class _Argument:
    def __init__(self, flags, options):
        self.flags = flags
        self.is_option = bool(flags) and flags[0].startswith("-")
        self.dest = options.get("dest") or _destination(flags)
        self.action = options.get("action", "store")
        self.type = options.get("type")
        self.const = options.get("const")
        self.nargs = options.get("nargs")
        self.required = options.get("required", False)
        if "default" in options:
            self.default = options["default"]
        elif self.action == "store_true":
            self.default = False
        elif self.action == "store_false":
            self.default = True
        else:
            self.default = None

    def names(self):
        if self.action is BooleanOptionalAction:
            return [*self.flags, *["--no-" + flag[2:] for flag in self.flags if flag.startswith("--")]]
        return list(self.flags)

    def takes_value(self):
        return self.action in ("store", "append") and self.nargs != 0

    def convert(self, text, parser):
        if self.type is None:
            return text
        try:
            return self.type(text)
        except (TypeError, ValueError):
            # A parser of the repository may go on.
            parser.error("invalid value")
            return unknown()

    def bare(self, word):
        """The value that a flag without one gives."""
        if self.action == "store_true":
            return True
        if self.action == "store_false":
            return False
        if self.action == "store_const":
            return self.const
        if self.action is BooleanOptionalAction:
            return not word.startswith("--no-")
        return unknown()


def _destination(flags):
    for flag in flags:
        if flag.startswith("--"):
            return flag[2:].replace("-", "_")
    for flag in flags:
        return flag.lstrip("-").replace("-", "_")
    return "unnamed"


class ArgumentParser:
    def __init__(self, *args, **options):
        self.abbreviates = options.get("allow_abbrev", True)
        self.arguments = []
        self.fixed = {}
        self.commands = []

    def add_argument(self, *flags, **options):
        argument = _Argument(flags, options)
        if "default" not in options and argument.dest in self.fixed:
            argument.default = self.fixed[argument.dest]
        self.arguments.append(argument)
        return argument

    def add_argument_group(self, *args, **options):
        return self

    def add_mutually_exclusive_group(self, *args, **options):
        return self

    def add_subparsers(self, *args, **options):
        commands = _Commands(options.get("dest"))
        self.commands.append(commands)
        return commands

    def set_defaults(self, **values):
        self.fixed.update(values)
        for argument in self.arguments:
            if argument.dest in values:
                argument.default = values[argument.dest]

    def parse_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace)[0]

    def parse_known_args(self, args=None, namespace=None):
        words = sys.argv[1:] if args is None else args
        values = {}
        self._defaults(values)
        if is_known(words):
            self._read(list(words), values)
        else:
            self._any(values)
        if namespace is None:
            return Namespace(**values), []
        for name in values:
            setattr(namespace, name, values[name])
        return namespace, []

    def _any(self, values):
        """What words that are not known may give, with a subcommand if there are any."""
        for name in values:
            if name not in self.fixed and unknown():
                values[name] = unknown()
        for commands in self.commands:
            names = list(commands.parsers)
            commands.choose(names, values)

    def _defaults(self, values):
        for argument in self.arguments:
            if argument.default == SUPPRESS:
                continue
            value = argument.default
            if isinstance(value, str):
                value = argument.convert(value, self)
            # Real starts give the required arguments.
            needed = argument.required or (not argument.is_option and argument.nargs is None)
            values[argument.dest] = unknown() if needed else value
        for name in self.fixed:
            values.setdefault(name, self.fixed[name])
        for commands in self.commands:
            if commands.dest is not None:
                values[commands.dest] = None

    def _read(self, words, values):
        positional = [argument for argument in self.arguments if not argument.is_option]
        place = 0
        index = 0
        while index < len(words):
            word = words[index]
            index += 1
            if word.startswith("-") and len(word) > 1:
                flag, equals, attached = word.partition("=")
                argument, flag = self._option(flag)
                if argument is None:
                    self._joined(word, values)
                    continue
                if not argument.takes_value():
                    values[argument.dest] = argument.bare(flag)
                elif equals:
                    values[argument.dest] = argument.convert(attached, self)
                # A word that a variable fills is what an option before it takes.
                elif index < len(words) and not (is_known(words[index]) and words[index].startswith("-")):
                    values[argument.dest] = argument.convert(words[index], self)
                    index += 1
                else:
                    values[argument.dest] = argument.const
            elif place < len(positional):
                argument = positional[place]
                values[argument.dest] = argument.convert(word, self)
                place += 1
            else:
                for commands in self.commands:
                    parser = commands.parsers.get(word)
                    if parser is not None:
                        if commands.dest is not None:
                            values[commands.dest] = word
                        parser._defaults(values)
                        parser._read(words[index:], values)
                        return

    def _option(self, flag):
        """The option of a word, and its whole name: `--deb` is `--debug` where no other one begins like that."""
        options = [argument for argument in self.arguments if argument.is_option]
        for argument in options:
            if flag in argument.names():
                return argument, flag
        if not self.abbreviates or not flag.startswith("--"):
            return None, flag
        meant = [(argument, name) for argument in options for name in argument.names() if name.startswith(flag)]
        if len(meant) > 1:
            self.error("ambiguous option")
        return meant[0] if meant else (None, flag)

    def _joined(self, word, values):
        """Short options in one word: `-vp80`."""
        letters = "" if word.startswith("--") else word[1:]
        while letters:
            argument, flag = self._option("-" + letters[0])
            letters = letters[1:]
            if argument is None:
                return
            if not argument.takes_value():
                values[argument.dest] = argument.bare(flag)
                continue
            values[argument.dest] = argument.convert(letters, self) if letters else unknown()
            return

    def print_help(self, *args):
        pass

    def print_usage(self, *args):
        pass

    def error(self, message):
        self.exit(2, message)

    def exit(self, status=0, message=None):
        sys.exit(status)


class _Commands:
    def __init__(self, dest):
        self.dest = dest
        self.parsers = {}

    def add_parser(self, name, **options):
        parser = ArgumentParser(**options)
        self.parsers[name] = parser
        return parser

    def choose(self, names, values):
        """One of the subcommands, the last one if it is none of the others."""
        for name in names[:1]:
            if names[1:] and unknown():
                self.choose(names[1:], values)
            else:
                if self.dest is not None:
                    values[self.dest] = name
                self.parsers[name]._defaults(values)
                self.parsers[name]._any(values)
