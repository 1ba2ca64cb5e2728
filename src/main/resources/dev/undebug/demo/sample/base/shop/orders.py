"""Orders, kept in SQLite."""

import json
import sqlite3

from flask import current_app, g

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL,
    lines TEXT NOT NULL,
    cents INTEGER NOT NULL
)
"""


def database():
    if "orders" not in g:
        g.orders = sqlite3.connect(current_app.config["SHOP_DATABASE"])
        g.orders.execute(SCHEMA)
    return g.orders


def place(email, lines, cents):
    pieces = {product.slug: count for product, count in lines}
    with database() as connection:
        cursor = connection.execute(
            "INSERT INTO orders (email, lines, cents) VALUES (?, ?, ?)", (email, json.dumps(pieces), cents)
        )
    return cursor.lastrowid


def close(_exception):
    connection = g.pop("orders", None)
    if connection is not None:
        connection.close()


def init_app(app):
    app.teardown_appcontext(close)
