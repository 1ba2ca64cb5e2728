"""Strawberry's views for Sanic."""

from strawberry.http.base import GraphQLView
