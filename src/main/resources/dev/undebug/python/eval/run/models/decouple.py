"""What python-decouple does: the environment, then the file settings.ini or else .env, then the default; then the cast."""

import os

from configparser import ConfigParser
from dotenv import dotenv_values
from undebug_model import read_text

_INI = "settings.ini"
_MISSING = object()
_TRUE = ("y", "yes", "t", "true", "on", "1")
_FALSE = ("n", "no", "f", "false", "off", "0")


class UndefinedValueError(Exception):
    pass


def strtobool(value):
    if value is True or value is False:
        return value
    value = value.lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ValueError(value)


def _boolean(value):
    value = str(value)
    return bool(value) if value == "" else strtobool(value)


class Config:
    def __init__(self, repository=None):
        self.repository = repository

    def get(self, option, default=_MISSING, cast=_MISSING):
        if option in os.environ:
            value = os.environ[option]
        else:
            value = self._stored(option)
            if value is not _MISSING:
                pass
            elif default is _MISSING:
                # Real starts set it.
                value = os.environ[option]
            else:
                value = default
        if cast is _MISSING:
            return value
        if cast is bool:
            return _boolean(value)
        return cast(value)

    def _stored(self, option):
        if isinstance(self.repository, RepositoryIni):
            return self.repository.find(option)
        stored = dotenv_values() if self.repository is None else self.repository
        return stored[option] if option in stored else _MISSING

    def __call__(self, option, default=_MISSING, cast=_MISSING):
        return self.get(option, default, cast)


class AutoConfig(Config):
    def __init__(self, search_path=None):
        self.repository = RepositoryIni(_INI) if read_text(_INI) is not None else None


class RepositoryIni:
    def __init__(self, source, encoding="UTF-8"):
        self.parser = ConfigParser()
        self.parser.read(source)

    def find(self, option):
        return self.parser.get("settings", option) if self.parser.has_option("settings", option) else _MISSING


def RepositoryEnv(source, encoding="UTF-8"):
    return dotenv_values(source)


def RepositoryEmpty(source="", encoding="UTF-8"):
    return {}


config = AutoConfig()
