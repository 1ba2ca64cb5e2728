"""Settings that are the same everywhere."""

import os


class BaseConfig:
    SHOP_NAME = "Teapot & Sons"
    CURRENCY = "€"
    SECRET_KEY = os.environ.get("SECRET_KEY")
    SHOP_DATABASE = os.environ.get("SHOP_DATABASE", "orders.sqlite")
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
