"""What argparse does with the program's arguments, which a launch gives, with the inner parts that programs replace."""

import sys as _sys

from undebug_model import is_known, overridden, read_text, unknown

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."
PARSER = "A..."
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"

# Parts of the real parser that are not modelled. With another one in its place, a parser may answer anything.
_NOT_MODELLED = (
    "__getattribute__",
    "__getattr__",
    "__setattr__",
    "_add_container_actions",
    "_check_conflict",
    "_get_handler",
    "_get_nargs_pattern",
    "_get_option_tuples",
    "_get_optional_actions",
    "_get_optional_kwargs",
    "_get_positional_actions",
    "_get_positional_kwargs",
    "_handle_conflict_error",
    "_handle_conflict_resolve",
    "_has_negative_number_optionals",
    "_match_argument",
    "_match_arguments_partial",
    "_negative_number_matcher",
    "_parse_optional",
    "_pop_action_class",
    "_remove_action",
)


class HelpFormatter:
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **values):
        for name in values:
            setattr(self, name, values[name])


class Action:
    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError()


class _UnknownAction(Action):
    """An action of a class of which nothing is known."""

    def __init__(self, option_strings, dest, **options):
        Action.__init__(self, option_strings, dest, default=unknown())

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, unknown())


class _StoreAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, **options):
        Action.__init__(self, option_strings, dest, nargs=0, const=const, default=default, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, **options):
        _StoreConstAction.__init__(self, option_strings, dest, const=True, default=default, **options)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, **options):
        _StoreConstAction.__init__(self, option_strings, dest, const=False, default=default, **options)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, **options):
        both = [*option_strings, *["--no-" + flag[2:] for flag in option_strings if flag.startswith("--")]]
        Action.__init__(self, both, dest, nargs=0, default=default, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), values])


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), self.const])


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [*(getattr(namespace, self.dest, None) or []), *values])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, **options):
        Action.__init__(self, option_strings, dest, nargs=0, default=default, **options)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, **options):
        Action.__init__(self, option_strings, dest, nargs=0, default=default)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.exit()


class _VersionAction(_HelpAction):
    pass


class _SubParsersAction(Action):
    def __init__(self, option_strings, parser_class, dest=SUPPRESS, **options):
        Action.__init__(self, option_strings, dest, nargs=PARSER)
        self._parser_class = parser_class
        self._name_parser_map = {}

    def add_parser(self, name, aliases=(), **options):
        parser = self._parser_class(**options)
        self._name_parser_map[name] = parser
        for alias in aliases:
            self._name_parser_map[alias] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if name in self._name_parser_map:
            self._chosen(name, values[1:], namespace)

    def _chosen(self, name, words, namespace):
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        parser = self._name_parser_map[name]
        found = parser.parse_known_args(words, None)[0]
        if is_known(found):
            vars(namespace).update(vars(found))
        else:
            _open(parser, namespace)

    def _any(self, names, namespace):
        """One of the subcommands, the last one if it is none of the others."""
        for name in names[:1]:
            if names[1:] and unknown():
                self._any(names[1:], namespace)
            else:
                self._chosen(name, unknown(), namespace)


_ACTIONS = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
    "extend": _ExtendAction,
}


def _open(parser, namespace):
    """Every argument of the namespace may have any value."""
    for action in parser._actions:
        if action.dest != SUPPRESS:
            setattr(namespace, action.dest, unknown())
    setattr(namespace, unknown(), unknown())


def _destination(flags):
    for flag in flags:
        if len(flag) > 1 and flag[0] == flag[1]:
            return flag[2:].replace("-", "_")
    for flag in flags:
        return flag[1:].replace("-", "_")
    return "unnamed"


def _least(action):
    """The number of words that a positional argument needs."""
    if action.nargs is None or action.nargs in (ONE_OR_MORE, PARSER):
        return 1
    return action.nargs if isinstance(action.nargs, int) else 0


def _has_name(registered):
    return registered is None or isinstance(registered, str)


def _default(action):
    """The value of an argument that is not given: a list for a positional one of any number of words."""
    if action.default is None and not action.option_strings and action.nargs in (ZERO_OR_MORE, REMAINDER):
        return []
    return action.default


class _ActionsContainer:
    def register(self, registry_name, value, object):
        self._registries[registry_name][value] = object
        if not _has_name(value):
            setattr(self, unknown(), unknown())

    def _registry_get(self, registry_name, value, default_value=None):
        return self._registries[registry_name].get(value, default_value) if _has_name(value) else default_value

    def set_defaults(self, **values):
        self._defaults.update(values)
        for action in self._actions:
            if action.dest in values:
                action.default = values[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *flags, action=None, dest=None, **options):
        if flags and flags[0][:1] in self.prefix_chars:
            options["option_strings"] = list(flags)
            options["dest"] = dest or _destination(flags)
        else:
            options["option_strings"] = []
            options["dest"] = dest or (flags[0] if flags else "unnamed")
        if "default" not in options:
            if options["dest"] in self._defaults:
                options["default"] = self._defaults[options["dest"]]
            elif self.argument_default is not None:
                options["default"] = self.argument_default
        kind = self._registry_get("action", action, action)
        made = kind(**options)
        return self._add_action(made if is_known(made) else _UnknownAction(**options))

    def add_argument_group(self, *args, **options):
        return self

    def add_mutually_exclusive_group(self, *args, **options):
        return self

    def _add_action(self, action):
        self._actions.append(action)
        for flag in action.option_strings:
            self._option_string_actions[flag] = action
        return action


class ArgumentParser(_ActionsContainer):
    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=(),
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        **options,
    ):
        self.prog = prog or unknown()
        self.prefix_chars = prefix_chars
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self._registries = {"action": dict(_ACTIONS), "type": {}}
        self._actions = []
        self._option_string_actions = {}
        self._defaults = {}
        # A group of arguments is the parser itself, as far as the values matter.
        self._positionals = self._optionals = self
        self._group_actions = self._actions
        self._action_groups = [self, self]
        self._subparsers = None
        self._is_intermixed = False
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(dash + "h", dash + dash + "help", action="help", default=SUPPRESS)
        for parent in parents:
            if is_known(parent):
                for action in parent._actions:
                    self._add_action(action)
                self._defaults.update(parent._defaults)
            else:
                setattr(self, unknown(), unknown())

    def add_subparsers(self, dest=SUPPRESS, parser_class=None, action="parsers", **options):
        kind = self._registry_get("action", action, action)
        made = kind(option_strings=[], dest=dest, parser_class=parser_class or type(self), **options)
        self._subparsers = self
        self._actions.append(made)
        return made

    def parse_args(self, args=None, namespace=None):
        return self.parse_known_args(args, namespace)[0]

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_known_intermixed_args(args, namespace)[0]

    def parse_known_intermixed_args(self, args=None, namespace=None):
        self._is_intermixed = True
        return self.parse_known_args(args, namespace)

    def parse_known_args(self, args=None, namespace=None):
        words = _sys.argv[1:] if args is None else args
        if namespace is None:
            namespace = Namespace()
        if overridden(self, _NOT_MODELLED):
            _open(self, namespace)
            return unknown(), unknown()
        for action in self._actions:
            if action.dest != SUPPRESS and action.default != SUPPRESS and not hasattr(namespace, action.dest):
                # Real starts give the required arguments.
                needed = action.required or (not action.option_strings and action.nargs != PARSER and _least(action))
                setattr(namespace, action.dest, unknown() if needed else _default(action))
        for dest in self._defaults:
            if not hasattr(namespace, dest):
                setattr(namespace, dest, self._defaults[dest])
        return self._parse_known_args(words, namespace)

    def _parse_known_args(self, arg_strings, namespace, intermixed=False):
        words = self._read_args_from_files(arg_strings) if self.fromfile_prefix_chars else arg_strings
        given = []
        rest = unknown()
        if is_known(words):
            rest = self._read(list(words), namespace, given)
            self._convert_defaults(namespace, given)
        else:
            # A default that cannot be converted ends most starts.
            self._convert_defaults(namespace, given)
            self._any(namespace)
        return namespace, rest

    def _convert_defaults(self, namespace, given):
        for action in self._actions:
            if isinstance(action.default, str) and action.default != SUPPRESS and action.dest not in given:
                if getattr(namespace, action.dest) == action.default:
                    setattr(namespace, action.dest, self._get_value(action, action.default))

    def _any(self, namespace):
        """What words that are not known may give, with a subcommand if there are any."""
        for action in self._actions:
            if isinstance(action, _SubParsersAction):
                action._any(list(action._name_parser_map), namespace)
            elif action.dest != SUPPRESS and not isinstance(action, _HelpAction) and unknown():
                setattr(namespace, action.dest, unknown())

    def _read_args_from_files(self, arg_strings):
        words = []
        if not is_known(arg_strings):
            return arg_strings
        for word in arg_strings:
            if not is_known(word) or word[:1] not in self.fromfile_prefix_chars or word == "":
                words.append(word)
                continue
            text = read_text(word[1:])
            if not isinstance(text, str):
                return unknown()
            for line in text.splitlines():
                words.extend(self.convert_arg_line_to_args(line))
        return words

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _is_option(self, word):
        """A word that a variable fills is what an option before it takes."""
        if not is_known(word) or len(word) < 2 or word[0] not in self.prefix_chars:
            return False
        if word in self._option_string_actions:
            return True
        return " " not in word and not word[1:].replace(".", "").isdigit()

    def _read(self, words, namespace, given):
        """Takes the words one by one, and returns those that nothing takes."""
        places = [action for action in self._actions if not action.option_strings]
        rest = []
        apart = []
        index = 0
        while index < len(words):
            word = words[index]
            if not is_known(word):
                self._any(namespace)
                index += 1
            elif word == "--":
                self._place(places, apart + words[index + 1:], len(words), namespace, given, rest)
                return rest
            elif self._is_option(word):
                index = self._take(words, index, namespace, given, rest)
            elif self._is_intermixed:
                apart.append(word)
                index += 1
            else:
                end = index + 1
                while end < len(words) and not self._is_option(words[end]):
                    end += 1
                index += self._place(places, words[index:], end - index, namespace, given, rest)
        self._place(places, apart, len(apart), namespace, given, rest)
        return rest

    def _place(self, places, words, count, namespace, given, rest):
        """Gives some words to the next positional arguments, and returns how many: the last argument may take more."""
        index = 0
        while places and index < len(words) and (index < count or places[0].nargs == REMAINDER):
            action = places.pop(0)
            spare = count - index - sum([_least(later) for later in places])
            if action.nargs in (REMAINDER, PARSER):
                taken = len(words)
            elif action.nargs == OPTIONAL:
                taken = 1 if spare > 0 else 0
            elif action.nargs in (ZERO_OR_MORE, ONE_OR_MORE):
                taken = max(spare, _least(action))
            else:
                taken = _least(action)
            if taken:
                self._give(action, words[index:index + taken], namespace, given, None)
            index += taken
        rest.extend(words[index:count])
        return max(index, count)

    def _take(self, words, index, namespace, given, rest):
        """Gives an option the words that follow it, and returns the index of the next one."""
        word = words[index]
        action, flag, attached = self._option(word)
        index += 1
        if action is None:
            rest.append(word)
            return index
        while action.nargs == 0:
            self._give(action, [], namespace, given, flag)
            if not attached or flag[0] == flag[1]:
                return index
            # Short options in one word: `-vp80`.
            letter = flag[0] + attached[0]
            action, flag, attached = self._option_string_actions.get(letter), letter, attached[1:] or None
            if action is None:
                return index
        if attached is not None:
            self._give(action, [attached], namespace, given, flag)
            return index
        end = index
        most = len(words)
        if action.nargs is None or action.nargs == OPTIONAL:
            most = index + 1
        elif isinstance(action.nargs, int):
            most = index + action.nargs
        while end < min(most, len(words)) and (action.nargs == REMAINDER or not self._is_option(words[end])):
            end += 1
        self._give(action, words[index:end], namespace, given, flag)
        return end

    def _give(self, action, words, namespace, given, flag):
        given.append(action.dest)
        action(self, namespace, self._get_values(action, words), flag)

    def _option(self, word):
        """The option of a word, its whole name and what is attached: `--deb=1` is `--debug` where no other begins like that."""
        if word in self._option_string_actions:
            return self._option_string_actions[word], word, None
        flag, equals, attached = word.partition("=")
        attached = attached if equals else None
        if flag in self._option_string_actions:
            return self._option_string_actions[flag], flag, attached
        long = flag[0] == flag[1]
        if not long and word[:2] in self._option_string_actions:
            return self._option_string_actions[word[:2]], word[:2], word[2:]
        if long and not self.allow_abbrev:
            return None, flag, None
        meant = [name for name in self._option_string_actions if name.startswith(flag)]
        if len(meant) > 1:
            self.error("ambiguous option")
        return (self._option_string_actions[meant[0]], meant[0], attached) if meant else (None, flag, None)

    def _get_values(self, action, arg_strings):
        if action.nargs is None or action.nargs == OPTIONAL:
            if arg_strings:
                value = self._get_value(action, arg_strings[0])
            else:
                value = action.const
                if isinstance(value, str):
                    value = self._get_value(action, value)
        else:
            value = [self._get_value(action, word) for word in arg_strings]
        self._check_value(action, value)
        return value

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type)
        if convert is None:
            return arg_string
        try:
            return convert(arg_string)
        except (TypeError, ValueError, ArgumentTypeError):
            # A parser of the repository may go on.
            self.error("invalid value")
            return unknown()

    def _check_value(self, action, value):
        pass

    def print_help(self, *args):
        pass

    def print_usage(self, *args):
        pass

    def error(self, message):
        self.exit(2, message)

    def exit(self, status=0, message=None):
        _sys.exit(status)
