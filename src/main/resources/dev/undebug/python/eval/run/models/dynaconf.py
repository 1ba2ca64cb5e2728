"""What dynaconf does: defaults, then files of settings, of an environment each where asked for, then variables."""

import json
import tomllib

import yaml
from dotenv import load_dotenv
from flask import Config
from undebug_model import is_known, read_text, unknown, variable

_MISSING = object()
_TRUE = ("t", "true", "enabled", "1", "on", "yes")
_SWITCHES = ("DEBUG", "TESTING", "PROPAGATE_EXCEPTIONS")
_ENDINGS = ("py", "toml", "tml", "yaml", "yml", "ini", "conf", "properties", "json")
_DEFAULT_FILES = ["settings." + ending for ending in _ENDINGS] + [".secrets." + ending for ending in _ENDINGS]


class ValidationError(ValueError):
    pass


class Validator:
    def __init__(self, *names, **options):
        self.names = names
        self.default = options.get("default", _MISSING)


def _cast(text, variable):
    marker, space, rest = text.partition(" ")
    if marker == "@bool":
        return rest.lower() in _TRUE
    if marker == "@int":
        return int(rest)
    if marker == "@str":
        return rest
    if marker == "@none":
        return None
    if marker.startswith("@"):
        return unknown()
    if not variable:
        return text
    # The text of a variable is read as TOML, where that is possible.
    word = text.strip()
    if word in ("true", "True"):
        return True
    if word in ("false", "False"):
        return False
    if word.isdigit() and (word == "0" or not word.startswith("0")):
        return int(word)
    if word.startswith(("'", '"', "[", "{", "-", "+", "0")):
        return unknown()
    return text


def _value(given):
    if not is_known(given):
        return given
    if isinstance(given, dict):
        return Box(given)
    return _cast(given, False) if isinstance(given, str) else given


class Box:
    def __init__(self, entries):
        self._entries = {}
        for key in entries:
            self._entries[key] = _value(entries[key])

    def __getattr__(self, name):
        return self[name]

    def __getitem__(self, key):
        for spelled in (key, key.lower(), key.upper()):
            if spelled in self._entries:
                return self._entries[spelled]
        raise KeyError(key)

    def get(self, key, default=None, *args, **options):
        for spelled in (key, key.lower(), key.upper()):
            if spelled in self._entries:
                return self._entries[spelled]
        return default

    def to_dict(self):
        return dict(self._entries)


def _names(given):
    if given is None or given == "":
        return []
    if isinstance(given, str):
        return [name.strip() for name in given.replace(";", ",").split(",")]
    return given


class Dynaconf:
    def __init__(self, wrapped=None, **given):
        self._given = given
        self._options = {}
        for name in given:
            self._options[name.upper().replace("_FOR_DYNACONF", "")] = given[name]
        self._set_later = {}
        self._load(None)

    def _option(self, name, default):
        if name in self._options:
            return self._options[name]
        given = variable(name + "_FOR_DYNACONF")
        return default if given is None else _cast(given, True)

    def _load(self, env):
        self._store = {}
        self._open = False
        for name in self._given:
            self._store[name.upper()] = self._given[name]
        if self._option("LOAD_DOTENV", False):
            load_dotenv()
        self.current_env = env or self._current()
        for name in self._files():
            self._file(name)
        for validator in self._option("VALIDATORS", None) or []:
            for name in validator.names:
                if validator.default is not _MISSING and self._find(name.upper()) is _MISSING:
                    self._store[name.upper()] = validator.default
        # What takes the settings for an object finds them as its attributes.
        for name in list(self._store) + list(_SWITCHES):
            value = self._find(name)
            if value is not _MISSING:
                setattr(self, name, value)

    def _current(self):
        forced = self._option("FORCE_ENV", None)
        if forced:
            return forced
        switcher = self._option("ENV_SWITCHER", "ENV_FOR_DYNACONF")
        return variable(switcher) or self._option("ENV", "development")

    def _files(self):
        files = []
        for option in ("SETTINGS_FILES", "SETTINGS_FILE", "SETTINGS_MODULE", "SETTINGS", "DYNACONF_SETTINGS"):
            files = files or _names(self._option(option, None))
        files = files or self._option("DEFAULT_SETTINGS_PATHS", [])
        found = []
        for name in _names(self._option("PRELOAD", None)) + list(files) + _names(self._option("SECRETS", None)):
            path = self._path(name)
            if path is not None:
                found.append(path)
        local = []
        for path in found:
            head, dot, ending = path.rpartition(".")
            local.append(head + ".local." + ending)
        return found + local + [name for name in _names(self._option("INCLUDES", None)) if read_text(name) is not None]

    def _path(self, name):
        if not isinstance(name, str) or "*" in name:
            self._open = True
            return None
        root = self._option("ROOT_PATH", None)
        paths = [] if root is None else [root + "/" + name, root + "/config/" + name]
        for path in paths + [name, "config/" + name]:
            if read_text(path) is not None:
                return path
        return None

    def _file(self, path):
        text = read_text(path)
        if text is None:
            return
        if path.endswith(".py"):
            self._python(path)
        elif path.endswith((".toml", ".tml")):
            self._data(tomllib.load(open(path, "rb")))
        elif path.endswith((".yaml", ".yml")):
            self._data(yaml.safe_load(open(path)))
        elif path.endswith(".json"):
            self._data(json.load(open(path)))
        else:
            self._open = True

    def _python(self, path):
        folder, slash, name = path.rpartition("/")
        # Each environment has one beside the file for all.
        for beside in (name, self.current_env.lower() + "_" + name, "global_" + name):
            if read_text(folder + slash + beside) is not None:
                values = Config("")
                values.from_pyfile(folder + slash + beside)
                for key in values:
                    self._store[key] = values[key]

    def _data(self, data):
        if not isinstance(data, dict):
            return
        environments = self._option("ENVIRONMENTS", False)
        if environments is False:
            self._merge(data)
            return
        lower = {}
        for name in data:
            lower[name.lower()] = data[name]
        prefix = self._option("ENVVAR_PREFIX", "DYNACONF") or "dynaconf"
        wanted = [self._option("DEFAULT_ENV", "default").lower(), prefix.lower()]
        wanted = wanted + [env.lower() for env in _names(self.current_env)] + ["global"]
        seen = []
        for env in wanted:
            if env in lower and env not in seen:
                seen.append(env)
                self._merge(lower[env] or {})

    def _merge(self, entries):
        for key in entries:
            self._store[key.upper()] = _value(entries[key])

    def _find(self, name):
        if name in self._set_later:
            return self._set_later[name]
        prefix = self._option("ENVVAR_PREFIX", "DYNACONF")
        prefixes = []
        if prefix is False or prefix == "":
            prefixes = [""]
        elif prefix is not None:
            prefixes = [each.strip().upper() + "_" for each in prefix.split(",")]
        if prefix is not None and "DYNACONF_" not in prefixes:
            prefixes = ["DYNACONF_"] + prefixes
        for start in reversed(prefixes):
            given = variable(start + name)
            if given is not None:
                return _cast(given, True)
        if name in self._store:
            return self._store[name]
        return unknown() if self._open else _MISSING

    def __getattr__(self, name):
        value = self._find(name.upper())
        if value is _MISSING:
            raise AttributeError(name)
        return value

    def __getitem__(self, name):
        value = self.get(name, _MISSING)
        if value is _MISSING:
            raise KeyError(name)
        return value

    def __setitem__(self, name, value):
        self.set(name, value)

    def __contains__(self, name):
        return self.get(name, _MISSING) is not _MISSING

    def __call__(self, name, default=None, cast=None, **options):
        return self.get(name, default, cast)

    def get(self, key, default=None, cast=None, *args, **options):
        parts = key.split(".")
        value = self._find(parts[0].upper())
        for part in parts[1:]:
            if value is not _MISSING:
                value = value.get(part, _MISSING)
        if value is _MISSING:
            return default
        if isinstance(cast, str):
            return _cast(cast + " " + str(value), False)
        return value

    def get_fresh(self, key, default=None, cast=None):
        return self.get(key, default, cast)

    def exists(self, key, fresh=False):
        return self.get(key, _MISSING) is not _MISSING

    def as_bool(self, key):
        return self.get(key, None, "@bool")

    def as_int(self, key):
        return self.get(key, None, "@int")

    def set(self, key, value, *args, **options):
        self._set_later[key.upper()] = value
        setattr(self, key.upper(), value)

    def update(self, data=None, *args, **values):
        for key in data or {}:
            self.set(key, data[key])

    def as_dict(self, env=None, internal=False):
        if env is not None:
            return self.from_env(env).as_dict()
        entries = {}
        for name in list(self._store) + list(_SWITCHES):
            value = self._find(name)
            if value is not _MISSING:
                entries[name] = value
        return entries

    def to_dict(self, env=None, internal=False):
        return self.as_dict(env, internal)

    def items(self):
        return self.as_dict().items()

    def keys(self):
        return self.as_dict().keys()

    def from_env(self, env="", keep=False, **options):
        other = Dynaconf(**self._given)
        other._load(env)
        return other

    def setenv(self, env=None, *args, **options):
        self._load(env)

    def reload(self, env=None, silent=None):
        self._load(env)

    def configure(self, settings_module=None, **given):
        self.__init__(**given)

    def load_file(self, path=None, env=None, *args, **options):
        for name in _names(path):
            found = self._path(name)
            if found is not None:
                self._file(found)


LazySettings = Dynaconf


class FlaskDynaconf:
    def __init__(
        self, app=None, instance_relative_config=False, dynaconf_instance=None, extensions_list=False, **given
    ):
        self.given = {}
        for name in given:
            self.given[name.upper()] = given[name]
        prefix = self.given.get("ENVVAR_PREFIX", "FLASK")
        defaults = {
            "ENVVAR_PREFIX": "FLASK",
            "ENV_SWITCHER": str(prefix) + "_ENV",
            "ENVIRONMENTS": True,
            "LOAD_DOTENV": True,
            "DEFAULT_SETTINGS_PATHS": _DEFAULT_FILES,
        }
        for name in defaults:
            if name not in self.given:
                self.given[name] = defaults[name]
        self.instance = dynaconf_instance
        if app is not None:
            self.init_app(app)

    def init_app(self, app, **given):
        for name in given:
            self.given[name.upper()] = given[name]
        self.settings = self.instance or Dynaconf(**self.given)
        app.config.update(self.settings.as_dict())
        app.dynaconf = self.settings


def DjangoDynaconf(*args, **given):
    return unknown()


settings = Dynaconf(environments=True, load_dotenv=True, default_settings_paths=_DEFAULT_FILES)
