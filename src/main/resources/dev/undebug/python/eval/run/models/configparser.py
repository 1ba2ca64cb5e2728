"""What configparser reads from the files of the repository, with the inner parts that programs replace."""

from undebug_model import ini_lines, is_class, is_known, overridden, read_text, unknown

_UNSET = object()
_ANY = unknown()

# Parts of the real parser that are not modelled. With another one in its place, a parser may answer anything.
_NOT_MODELLED = (
    "NONSPACECRE",
    "OPTCRE",
    "OPTCRE_NV",
    "SECTCRE",
    "_OPT_NV_TMPL",
    "_OPT_TMPL",
    "_SECT_TMPL",
    "__getattr__",
    "__getattribute__",
    "__setattr__",
    "_convert_to_list",
    "_get",
    "_handle_continuation_line",
    "_handle_error",
    "_handle_header",
    "_handle_option",
    "_handle_rest",
    "_join_multiline_values",
    "_optcre",
    "_prefixes",
    "_read_defaults",
    "_read_inner",
    "_unify_values",
    "_validate_value_types",
)

DEFAULTSECT = "DEFAULT"


class Error(Exception):
    pass


class NoSectionError(Error):
    pass


class NoOptionError(Error):
    pass


class DuplicateSectionError(Error):
    pass


class DuplicateOptionError(Error):
    pass


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    pass


class InterpolationError(Error):
    pass


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return unknown() if "%" in value else value


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return unknown() if "$" in value else value


class LegacyInterpolation(BasicInterpolation):
    pass


class _Converters:
    """What a program gives its own names: `getlist` calls the converter `list`."""

    def __init__(self, parser):
        self._parser = parser

    def __setitem__(self, name, convert):
        setattr(self._parser, "get" + name, _Getter(self._parser, convert))


class _Getter:
    def __init__(self, parser, convert):
        self._parser = parser
        self._convert = convert

    def __call__(self, section, option, **options):
        return self._parser._get_conv(section, option, self._convert, **options)


class RawConfigParser:
    """A subclass may have methods of its own: each calls those that the real one calls."""

    _DEFAULT_INTERPOLATION = Interpolation()

    BOOLEAN_STATES = {
        "1": True,
        "yes": True,
        "true": True,
        "on": True,
        "0": False,
        "no": False,
        "false": False,
        "off": False,
    }

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_UNSET,
        converters=None,
        allow_unnamed_section=False,
    ):
        self.default_section = default_section
        self._delimiters = delimiters
        self._comment_prefixes = comment_prefixes
        self._inline_comment_prefixes = inline_comment_prefixes
        self._allow_no_value = allow_no_value
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        self._sections = {}
        self._defaults = {}
        self._proxies = {default_section: SectionProxy(self, default_section)}
        # Of what is in a file that is not in the repository nothing is known.
        self._complete = True
        # Nor is anything of the rest, where such a file is read for certain.
        self._is_open = is_class(dict_type) or allow_unnamed_section or not empty_lines_in_values
        self.converters = _Converters(self)
        for name in converters or {}:
            self.converters[name] = converters[name]
        for name in defaults or {}:
            self._defaults[self.optionxform(name)] = defaults[name]

    def read(self, filenames, encoding=None):
        names = [filenames] if isinstance(filenames, str) else filenames
        for name in names:
            text = read_text(name)
            if text is None:
                self._complete = False
            else:
                self._read(text.splitlines(), name)
        return names

    def read_file(self, f, source=None):
        self._read(f, source)

    def readfp(self, fp, filename=None):
        self._read(fp, filename)

    def read_string(self, string, source=""):
        self._read(string.splitlines(), source)

    def _read(self, fp, fpname):
        lines = ini_lines(
            fp, self._delimiters, self._comment_prefixes, self._inline_comment_prefixes, self._allow_no_value
        )
        if lines is None or not is_known(lines):
            self._is_open = True
            return
        changing = overridden(self._interpolation, ("before_read",))
        name = self.default_section
        section = self._defaults
        for header, option, value in lines:
            if header is None:
                option = self.optionxform(option)
                section[option] = self._interpolation.before_read(self, name, option, value) if changing else value
            else:
                name = header
                section = self._section(name)

    def _section(self, name):
        """The options of a section, which is made if there is none."""
        if name == self.default_section:
            return self._defaults
        if name not in self._sections:
            self._sections[name] = {}
            self._proxies[name] = SectionProxy(self, name)
        return self._sections[name]

    def optionxform(self, optionstr):
        return optionstr.lower()

    def read_dict(self, dictionary, source=""):
        for name in dictionary:
            self._section(name)
            for key in dictionary[name]:
                value = dictionary[name][key]
                self.set(name, key, value if value is None else str(value))

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._section(section)[self.optionxform(option)] = value

    def add_section(self, section):
        self._section(section)

    def __setitem__(self, section, options):
        self._section(section)
        if section == self.default_section:
            self._defaults = {}
        else:
            self._sections[section] = {}
        self.read_dict({section: options})

    def update(self, dictionary):
        for section in dictionary:
            self[section] = dictionary[section]

    def setdefault(self, section, options):
        if section not in self._sections:
            self[section] = options
        return self[section]

    def clear(self):
        self._is_open = True

    def pop(self, *args):
        self._is_open = True
        return unknown()

    def popitem(self):
        self._is_open = True
        return unknown()

    def remove_option(self, section, option):
        found = self.has_option(section, option)
        self._section(section).pop(self.optionxform(option), None)
        return found

    def remove_section(self, section):
        found = self.has_section(section)
        self._sections.pop(section, None)
        self._proxies.pop(section, None)
        return found

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections) if self._is_whole() else unknown()

    def options(self, section):
        return [*self._sections[section], *self._defaults] if self._is_whole() else unknown()

    def has_section(self, section):
        return True if section in self._sections else self._absent()

    def items(self, section=_UNSET, raw=False, vars=None):
        if not self._is_whole() or vars:
            return unknown()
        if section is _UNSET:
            return [(name, self[name]) for name in self._proxies]
        if section not in self._sections and section != self.default_section:
            raise NoSectionError(section)
        names = list({**self._defaults, **self._section(section)})
        return [(option, RawConfigParser.get(self, section, option, raw=raw)) for option in names]

    def has_option(self, section, option):
        option = self.optionxform(option)
        known = option in self._defaults if section == self.default_section else section in self._sections and (
            option in self._sections[section] or option in self._defaults
        )
        return True if known else self._absent()

    def _is_whole(self):
        return self._complete and not self._is_open and not overridden(self, _NOT_MODELLED)

    def _absent(self):
        return False if self._is_whole() else unknown()

    def get(self, section, option, raw=False, vars=None, fallback=_UNSET):
        if self._is_open or overridden(self, _NOT_MODELLED):
            return unknown()
        option = self.optionxform(option)
        others = {}
        for name in vars or ():
            others[self.optionxform(name)] = vars[name]
        if option in others:
            value = others[option]
        elif section in self._sections and option in self._sections[section]:
            value = self._sections[section][option]
        elif option in self._defaults and (section in self._sections or section == self.default_section):
            value = self._defaults[option]
        elif not self._complete:
            return unknown()
        elif fallback is not _UNSET:
            return fallback
        elif section in self._sections:
            raise NoOptionError(option)
        else:
            raise NoSectionError(section)
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, _ANY)

    def _get_conv(self, section, option, conv, raw=False, vars=None, fallback=_UNSET):
        # An older `get` of a subclass does not know all that a newer caller passes on.
        passed = {"raw": raw, "vars": vars} if raw or vars else {}
        try:
            return conv(self.get(section, option, **passed))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getboolean(self, section, option, raw=False, vars=None, fallback=_UNSET):
        return self._get_conv(section, option, self._convert_to_boolean, raw, vars, fallback)

    def getint(self, section, option, raw=False, vars=None, fallback=_UNSET):
        return self._get_conv(section, option, int, raw, vars, fallback)

    def getfloat(self, section, option, raw=False, vars=None, fallback=_UNSET):
        return self._get_conv(section, option, float, raw, vars, fallback)

    def _convert_to_boolean(self, value):
        word = value.lower()
        if word not in self.BOOLEAN_STATES:
            raise ValueError(value)
        return self.BOOLEAN_STATES[word]

    def __getitem__(self, key):
        if key in self._proxies:
            return self._proxies[key]
        if not self.has_section(key):
            raise KeyError(key)
        return SectionProxy(self, key)


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()


class SafeConfigParser(ConfigParser):
    pass


class SectionProxy:
    def __init__(self, parser, name):
        self._parser = parser
        self._name = name

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def update(self, options):
        for option in options:
            self[option] = options[option]

    def get(self, option, fallback=None, **options):
        return self._parser.get(self._name, option, fallback=fallback, **options)

    def getboolean(self, option, fallback=None, **options):
        return self._parser.getboolean(self._name, option, fallback=fallback, **options)

    def getint(self, option, fallback=None, **options):
        return self._parser.getint(self._name, option, fallback=fallback, **options)

    def getfloat(self, option, fallback=None, **options):
        return self._parser.getfloat(self._name, option, fallback=fallback, **options)
