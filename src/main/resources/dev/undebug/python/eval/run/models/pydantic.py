"""What of pydantic decides how a program is configured: models with defaults, fields, and how texts become values."""

from undebug_model import annotations, unknown

_MISSING = object()
_TRUE = ("1", "on", "t", "true", "y", "yes")
_FALSE = ("0", "off", "f", "false", "n", "no")


class ValidationError(ValueError):
    pass


class FieldInfo:
    def __init__(self, default, options):
        self.default = default
        self.options = options


def Field(default=_MISSING, **options):
    factory = options.get("default_factory")
    if factory is not None:
        default = factory()
    return FieldInfo(default, options)


def convert(annotation, value):
    kinds = [part.strip() for part in annotation.replace("Optional[", "").replace("]", "").split("|")]
    if "bool" in kinds:
        return _boolean(value)
    if "int" in kinds:
        return int(value)
    if "str" in kinds:
        return value
    return unknown()


def _boolean(value):
    if value is True or value is False:
        return value
    word = str(value).lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValidationError(value)


class BaseModel:
    def __init__(self, **given):
        fields = annotations(type(self))
        for name in fields:
            default = getattr(type(self), name, _MISSING)
            if isinstance(default, FieldInfo):
                default = default.default
            if name in given:
                value = given[name]
            elif default is _MISSING or default is ...:
                value = unknown()
            else:
                value = default
            setattr(self, name, value)


# Until its second version, pydantic had the settings itself.
from pydantic_settings import BaseSettings
