"""The basket lives in the visitor's session: slug and number of pieces."""

from flask import session

from . import catalog


def add(slug):
    basket = session.setdefault("basket", {})
    basket[slug] = basket.get(slug, 0) + 1
    session.modified = True


def clear():
    session.pop("basket", None)


def lines():
    found = ((catalog.find(slug), pieces) for slug, pieces in session.get("basket", {}).items())
    return [(product, pieces) for product, pieces in found if product]


def total():
    return sum(product.cents * pieces for product, pieces in lines())
