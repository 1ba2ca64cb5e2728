"""absl's flags, with the values that the program's arguments give them."""

from undebug_model import is_known, unknown

_TRUE = ("true", "t", "1")
_FALSE = ("false", "f", "0")


class FlagHolder:
    def __init__(self, name):
        self.name = name

    @property
    def value(self):
        return getattr(FLAGS, self.name)


class FlagValues:
    def __init__(self):
        self._switches = []

    def __call__(self, argv, known_only=False):
        if not is_known(argv):
            for name in self._switches:
                if unknown():
                    setattr(self, name, unknown())
            return unknown()
        rest = []
        for word in argv:
            if word.startswith("-") and len(word) > 2:
                self._set(word.lstrip("-"))
            else:
                rest.append(word)
        return rest

    def _set(self, word):
        name, equals, text = word.partition("=")
        if name in self._switches:
            setattr(self, name, True if not equals or text in _TRUE else False if text in _FALSE else unknown())
        elif name.startswith("no") and name[2:] in self._switches:
            setattr(self, name[2:], False)
        elif hasattr(self, name):
            setattr(self, name, text if equals else unknown())


FLAGS = FlagValues()


def DEFINE_boolean(name, default, help=None, **options):
    FLAGS._switches.append(name)
    return _define(name, default)


DEFINE_bool = DEFINE_boolean


def _define(name, default, help=None, *args, **options):
    setattr(FLAGS, name, default)
    return FlagHolder(name)


DEFINE_string = _define
DEFINE_integer = _define
DEFINE_float = _define
DEFINE_list = _define


def DEFINE_enum(name, default, enum_values, help=None, **options):
    return _define(name, default)
