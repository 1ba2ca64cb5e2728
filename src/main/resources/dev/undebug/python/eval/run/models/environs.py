"""What environs does: typed reads of the environment, with an optional prefix and file .env."""

import os

from dotenv import load_dotenv

_MISSING = object()
_TRUE = ("t", "true", "on", "y", "yes", "1")
_FALSE = ("f", "false", "off", "n", "no", "0")


class EnvError(ValueError):
    pass


class EnvValidationError(EnvError):
    pass


def _boolean(value):
    if value is True or value is False:
        return value
    word = str(value).lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise EnvError(value)


def _text(value):
    return value


def _integer(value):
    return int(value)


def _number(value):
    return float(value)


class _Prefix:
    def __init__(self, env, prefix):
        self.env = env
        self.prefix = prefix

    def __enter__(self):
        self.env.prefix = self.env.prefix + self.prefix
        return self.env


class Env:
    def __init__(self, *args, **options):
        self.prefix = options.get("prefix", "") or ""

    def read_env(self, path=None, recurse=True, verbose=False, override=False):
        load_dotenv(path, override=override)

    def prefixed(self, prefix):
        return _Prefix(self, prefix)

    def _read(self, name, default, parse):
        name = self.prefix + name
        # Real starts set variables without a default.
        if name in os.environ or default is _MISSING:
            value = parse(os.environ[name])
        else:
            value = None if default is None else parse(default)
        return value

    def __call__(self, name, default=_MISSING, **options):
        return self._read(name, default, _text)

    def str(self, name, default=_MISSING, **options):
        return self._read(name, default, _text)

    def bool(self, name, default=_MISSING, **options):
        return self._read(name, default, _boolean)

    def int(self, name, default=_MISSING, **options):
        return self._read(name, default, _integer)

    def float(self, name, default=_MISSING, **options):
        return self._read(name, default, _number)


class FileAwareEnv(Env):
    pass


env = Env()
