"""The shop's application factory."""

from flask import Flask

from config import ProductionConfig

from . import orders, pages


def create_app(config=ProductionConfig):
    app = Flask(__name__)
    app.config.from_object(config)
    app.jinja_env.filters["money"] = lambda cents: f"{cents / 100:.2f} {app.config['CURRENCY']}"
    app.register_blueprint(pages.bp)
    orders.init_app(app)
    return app
