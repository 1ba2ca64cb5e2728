"""What the shop sells."""

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Product:
    slug: str
    name: str
    cents: int
    text: str


PRODUCTS = (
    Product("brown-betty", "Brown Betty", 2900, "Red clay, round as it should be, keeps its heat for an hour."),
    Product("glass-pot", "Glass pot", 3450, "See the leaves open. Holds 0.8 litres, fits the warmer."),
    Product("tetsubin", "Tetsubin", 8900, "Cast iron from Morioka, for those who are in no hurry."),
    Product("travel-set", "Travel set", 4200, "A pot and two cups in a felt bag that survives any train."),
)


def all_products():
    return PRODUCTS


@lru_cache
def find(slug):
    return next((product for product in PRODUCTS if product.slug == slug), None)
