"""The entry points of packages, which programs make themselves, too."""

import pkgutil

import undebug_model

entry_points = undebug_model.entry_points


class EntryPoint:
    def __init__(self, name, value, group):
        self.name = name
        self.value = value
        self.group = group

    def load(self):
        return pkgutil.resolve_name(self.value)
