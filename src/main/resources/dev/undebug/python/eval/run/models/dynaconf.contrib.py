"""Where dynaconf's extensions are."""

from dynaconf import DjangoDynaconf, FlaskDynaconf
