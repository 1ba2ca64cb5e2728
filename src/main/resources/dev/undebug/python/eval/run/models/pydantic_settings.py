"""What pydantic's settings do: each field from the environment, then the file .env, then the default."""

import os

from dotenv import dotenv_values
from undebug_model import annotations, unknown

from pydantic import BaseModel, Field, FieldInfo, convert


def SettingsConfigDict(**options):
    return options


def _options(cls):
    options = {}
    inner = getattr(cls, "Config", None)
    if inner is not None:
        for name in ("env_prefix", "env_file", "case_sensitive"):
            if hasattr(inner, name):
                options[name] = getattr(inner, name)
    options.update(getattr(cls, "model_config", {}))
    return options


def _names(name, info, options):
    if info is not None:
        for key in ("env", "validation_alias", "alias"):
            given = info.options.get(key)
            if isinstance(given, str):
                return [given]
            if given is not None:
                return list(given)
    return [(options.get("env_prefix") or "") + name]


def _find(names, values, sensitive):
    for name in names:
        for spelled in [name] if sensitive else [name.upper(), name, name.lower()]:
            if spelled in values:
                return spelled
    return None


class BaseSettings:
    def __init__(self, **given):
        options = _options(type(self))
        fields = annotations(type(self))
        sensitive = options.get("case_sensitive", False)
        path = given.get("_env_file", options.get("env_file"))
        stored = {}
        if path is not None:
            stored = dotenv_values(path)
        for name in fields:
            default = getattr(type(self), name, _MISSING)
            info = default if isinstance(default, FieldInfo) else None
            if info is not None:
                default = info.default
            names = _names(name, info, options)
            found = _find(names, os.environ, sensitive)
            kept = _find(names, stored, sensitive)
            if name in given:
                value = given[name]
            elif found is not None:
                value = convert(fields[name], os.environ[found])
            elif kept is not None:
                value = convert(fields[name], stored[kept])
            elif default is _MISSING or default is ...:
                value = convert(fields[name], os.environ[names[0].upper()])
            elif not default and (names[0] if sensitive else names[0].upper()) in os.environ:
                # Asked once more, by name: this default holds because the variable is not set.
                value = unknown()
            else:
                value = default
            setattr(self, name, value)


_MISSING = object()
