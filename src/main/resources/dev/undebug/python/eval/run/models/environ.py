"""What django-environ does: typed reads of the environment, with a scheme of casts and defaults."""

import os

from dotenv import load_dotenv

_MISSING = object()
_TRUE = ("true", "on", "ok", "y", "yes", "1")


def _boolean(value):
    if value is True or value is False:
        return value
    return str(value).lower() in _TRUE


class Env:
    def __init__(self, **scheme):
        self.scheme = scheme
        self.prefix = ""

    @staticmethod
    def read_env(env_file=None, overwrite=False, **overrides):
        load_dotenv(env_file, override=overwrite)

    def _value(self, var, cast, default):
        name = self.prefix + var
        if name in self.scheme:
            known = self.scheme[name]
            if isinstance(known, tuple):
                cast = known[0] if cast is None else cast
                default = known[1] if default is _MISSING else default
            else:
                cast = known if cast is None else cast
        if name in os.environ or default is _MISSING:
            value = os.environ[name]
        else:
            value = default
        if cast is None and (default is True or default is False):
            cast = bool
        if cast is bool:
            return _boolean(value)
        if cast is None or value is None or value is default:
            return value
        return cast(value)

    def __call__(self, var, cast=None, default=_MISSING, parse_default=False):
        return self._value(var, cast, default)

    def get_value(self, var, cast=None, default=_MISSING, parse_default=False):
        return self._value(var, cast, default)

    def str(self, var, default=_MISSING, multiline=False):
        return self._value(var, None, default)

    def bool(self, var, default=_MISSING):
        return self._value(var, bool, default)

    def int(self, var, default=_MISSING):
        return self._value(var, int, default)


class FileAwareEnv(Env):
    pass
