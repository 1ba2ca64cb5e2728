"""Settings of the tests."""

from .base import BaseConfig


class TestingConfig(BaseConfig):
    TESTING = True
    SECRET_KEY = "only for tests"
    SHOP_DATABASE = ":memory:"
