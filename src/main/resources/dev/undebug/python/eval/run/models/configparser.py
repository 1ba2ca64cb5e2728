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
    """A subclass may have methods of its own: what asks for a value calls `get`, as the real class does."""

    def __init__(self, defaults=None, *args, **options):
        self._interpolation = options.get("interpolation") or BasicInterpolation()
        self._sections = {DEFAULTSECT: {}}
        # Of what is in a file that is not in the repository nothing is known.
        self._complete = True
        if defaults is not None:
            self._sections[DEFAULTSECT].update(defaults)

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, str) else filenames
        for name in names:
            text = read_text(name)
            if text is None:
                self._complete = False
            else:
                self.read_string(text)
        return names

    def read_file(self, file, source=None):
        self._complete = False

    def readfp(self, file, filename=None):
        self._complete = False

    def read_string(self, string, source=""):
        section = self._sections[DEFAULTSECT]
        for line in string.splitlines():
            line = line.strip()
            if line == "" or line.startswith(("#", ";")):
                continue
            if line.startswith("[") and line.endswith("]"):
                name = line[1:-1]
                if name not in self._sections:
                    self._sections[name] = {}
                section = self._sections[name]
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
        if section not in self._sections:
            self._sections[section] = {}
        self._sections[section][self.optionxform(option)] = value

    def add_section(self, section):
        self._sections[section] = {}

    def __setitem__(self, section, options):
        self._sections[section] = {}
        self.read_dict({section: options})

    def update(self, dictionary):
        for section in dictionary:
            self[section] = dictionary[section]

    def setdefault(self, section, options):
        if section not in self._sections:
            self[section] = options
        return self[section]

    def remove_option(self, section, option):
        found = self.has_option(section, option)
        self._sections[section].pop(self.optionxform(option), None)
        return found

    def remove_section(self, section):
        found = self.has_section(section)
        self._sections.pop(section, None)
        return found

    def sections(self):
        return [name for name in self._sections if name != DEFAULTSECT] if self._complete else unknown()

    def has_section(self, section):
        return True if section in self._sections else self._absent()

    def items(self, section=_MISSING, raw=False, vars=None):
        if section is _MISSING:
            return [(name, self[name]) for name in self._sections] if self._complete else unknown()
        if section not in self._sections:
            if self._complete:
                raise NoSectionError(section)
            return unknown()
        found = []
        names = list(self._sections[DEFAULTSECT]) + list(self._sections[section])
        for option in names:
            found.append((option, self._value(section, option, _MISSING)))
        return found if self._complete else unknown()

    def has_option(self, section, option):
        return True if self._find(section, option) is not _MISSING else self._absent()

    def _absent(self):
        return False if self._complete else unknown()

    def _find(self, section, option):
        option = self.optionxform(option)
        if option in self._sections.get(section, {}):
            return self._sections[section][option]
        if option in self._sections[DEFAULTSECT]:
            return self._sections[DEFAULTSECT][option]
        return _MISSING

    def _value(self, section, option, fallback):
        found = self._find(section, option)
        if found is not _MISSING:
            return self._interpolation.before_get(self, section, option, found, {})
        if not self._complete:
            return unknown()
        if fallback is not _MISSING:
            return fallback
        if section not in self._sections:
            raise NoSectionError(section)
        raise NoOptionError(option)

    def get(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return self._value(section, option, fallback)

    def _converted(self, section, option, convert, raw, vars, fallback):
        # An older `get` of a subclass does not know all that a newer caller passes on.
        passed = {"raw": raw, "vars": vars} if raw or vars else {}
        try:
            return convert(self.get(section, option, **passed))
        except (NoSectionError, NoOptionError):
            if fallback is _MISSING:
                raise
            return fallback

    def getboolean(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return self._converted(section, option, _boolean, raw, vars, fallback)

    def getint(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return self._converted(section, option, _integer, raw, vars, fallback)

    def getfloat(self, section, option, raw=False, vars=None, fallback=_MISSING):
        return self._converted(section, option, _real, raw, vars, fallback)

    def __getitem__(self, section):
        if section != DEFAULTSECT and not self.has_section(section):
            raise KeyError(section)
        return SectionProxy(self, section)


def _integer(value):
    return int(value) if isinstance(value, str) else value


def _real(value):
    return float(value) if isinstance(value, str) else value


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
        if not self.parser.has_option(self.name, option):
            raise KeyError(option)
        return self.parser.get(self.name, option)

    def __setitem__(self, option, value):
        self.parser.set(self.name, option, value)

    def update(self, options):
        for option in options:
            self[option] = options[option]

    def get(self, option, fallback=None, **options):
        return self.parser.get(self.name, option, fallback=fallback)

    def getboolean(self, option, fallback=None, **options):
        return self.parser.getboolean(self.name, option, fallback=fallback)

    def getint(self, option, fallback=None, **options):
        return self.parser.getint(self.name, option, fallback=fallback)

    def getfloat(self, option, fallback=None, **options):
        return self.parser.getfloat(self.name, option, fallback=fallback)
