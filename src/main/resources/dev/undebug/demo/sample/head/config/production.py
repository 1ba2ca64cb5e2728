"""Settings of the shop that customers see."""

from .base import BaseConfig


class ProductionConfig(BaseConfig):
    DEBUG = True
    TEMPLATES_AUTO_RELOAD = True
    SEND_FILE_MAX_AGE_DEFAULT = 3600
