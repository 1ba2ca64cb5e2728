"""The shop's pages."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from . import basket, catalog, orders

bp = Blueprint("pages", __name__)


@bp.get("/")
def index():
    return render_template("index.html", products=catalog.all_products())


@bp.get("/products/<slug>")
def product(slug):
    found = catalog.find(slug) or abort(404)
    return render_template("product.html", product=found)


@bp.post("/basket/<slug>")
def add(slug):
    found = catalog.find(slug) or abort(404)
    basket.add(found.slug)
    return redirect(url_for("pages.show_basket"))


@bp.get("/basket")
def show_basket():
    return render_template("basket.html", lines=basket.lines(), total=basket.total())


@bp.post("/orders")
def order():
    if not basket.lines():
        abort(400)
    number = orders.place(request.form["email"], basket.lines(), basket.total())
    basket.clear()
    return render_template("thanks.html", number=number), 201


@bp.get("/healthz")
def healthz():
    return {"status": "ok"}
