"""What configparser reads from the files of the repository."""

from undebug_model import read_text, unknown

_TRUE = ("1", "yes", "true", "on")
_FALSE = ("0", "no", "false", "off")
_MISSING = object()

DEFAULTSECT = "DEFAULT"


class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return unknown() if "%(" in value or "${" in value else value


class BasicInterpolation(Interpolation):
    pass


class ExtendedInterpolation(Interpolation):
    pass


class RawConfigParser:
    def __init__(self, defaults=None, *args, **options):
        self.interpolation = options.get("interpolation") or BasicInterpolation()
        self.values = {DEFAULTSECT: {}}
        # Of what is in a file that is not in the repository nothing is known.
        self.complete = True
        if defaults is not None:
            self.values[DEFAULTSECT].update(defaults)

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, str) else filenames
        for name in names:
            text = read_text(name)
            if text is None:
                self.complete = False
            else:
                self.read_string(text)
        return names

    def read_file(self, file, source=None):
        self.complete = False

    def readfp(self, file, filename=None):
        self.complete = False

    def read_string(self, string, source=""):
        section = self.values[DEFAULTSECT]
        for line in string.splitlines():
            line = line.strip()
            if line == "" or line.startswith(("#", ";")):
                continue
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
                if name not in self.values:
                    self.values[name] = {}
                section = self.values[name]
                continue
            equals = line.partition("=")
            colon = line.partition(":")
            parts = equals if colon[1] == "" or (equals[1] and len(equals[0]) < len(colon[0])) else colon
            section[self.optionxform(parts[0].strip())] = parts[2].strip()

    def optionxform(self, option):
        return option.lower()

    def read_dict(self, dictionary, source=""):
        for name in dictionary:
            for key in dictionary[name]:
                self.set(name, key, str(dictionary[name][key]))

    def set(self, section, option, value=None):
        if section not in self.values:
            self.values[section] = {}
        self.values[section][self.optionxform(option)] = value

    def add_section(self, section):
        self.values[section] = {}

    def sections(self):
        return [name for name in self.values if name != DEFAULTSECT] if self.complete else unknown()

    def has_section(self, section):
        return True if section in self.values else self._absent()

    def items(self, section=DEFAULTSECT, raw=False, vars=None):
        if section not in self.values:
            return self._absent() or []
        found = []
        names = list(self.values[DEFAULTSECT]) + list(self.values[section])
        for option in names:
            found.append((option, self._value(section, option, _MISSING)))
        return found if self.complete else unknown()

    def has_option(self, section, option):
        return True if self._find(section, option) is not _MISSING else self._absent()

    def _absent(self):
        return False if self.complete else unknown()

    def _find(self, section, option):
        option = self.optionxform(option)
        if option in self.values.get(section, {}):
            return self.values[section][option]
        if option in self.values[DEFAULTSECT]:
            return self.values[DEFAULTSECT][option]
        return _MISSING

    def _value(self, section, option, fallback):
        found = self._find(section, option)
        if found is not _MISSING:
            return self.interpolation.before_get(self, section, option, found, {})
        if not self.complete:
            return unknown()
        if fallback is _MISSING:
            raise NoOptionError(option)
        return fallback

    def get(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return self._value(section, option, fallback)

    def getboolean(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return _boolean(self._value(section, option, fallback))

    def getint(self, section, option, raw=False, vars=None, fallback=_MISSING):
        value = self._value(section, option, fallback)
        return int(value) if isinstance(value, str) else value

    def __getitem__(self, section):
        if section not in self.values and self.complete:
            raise KeyError(section)
        return SectionProxy(self, section)


def _boolean(value):
    if not isinstance(value, str):
        return value
    word = value.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError(value)


class ConfigParser(RawConfigParser):
    pass


class SafeConfigParser(RawConfigParser):
    pass


class SectionProxy:
    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, option):
        value = self.parser._value(self.name, option, _MISSING)
        return value

    def get(self, option, fallback=None, **options):
        return self.parser._value(self.name, option, fallback)

    def getboolean(self, option, fallback=None, **options):
        return _boolean(self.parser._value(self.name, option, fallback))

    def getint(self, option, fallback=None, **options):
        return self.parser.getint(self.name, option, fallback=fallback)
