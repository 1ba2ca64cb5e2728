"""The settings of logging, which name classes and functions, and contain texts that are evaluated."""

import configparser
from importlib import import_module

from undebug_model import is_known


def _named(dotted):
    """Returns what a dotted name means: an attribute of the longest module."""
    parts = dotted.split(".")
    found = import_module(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path = path + "." + part
        if not hasattr(found, part):
            import_module(path)
        found = getattr(found, part)
    return found


def _made(entry):
    maker = entry.get("()", entry.get("class"))
    if maker is None or not is_known(maker):
        return
    options = {key: value for key, value in entry.items() if key.isidentifier() and key not in ("class", "level", "formatter", "filters")}
    maker = _named(maker) if isinstance(maker, str) else maker
    maker(**options)


def dictConfig(config):
    for part in ("formatters", "filters", "handlers", "loggers"):
        for name in config.get(part, {}):
            _made(config[part][name])


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    settings = configparser.ConfigParser(defaults)
    settings.read(fname)
    for section in settings.sections():
        for key in ("class", "args", "kwargs"):
            if settings.has_option(section, key):
                exec("undebug_value = " + settings.get(section, key), {})
