"""Settings of the shop, one class per place it runs in."""

from .production import ProductionConfig
from .testing import TestingConfig

__all__ = ["ProductionConfig", "TestingConfig"]
