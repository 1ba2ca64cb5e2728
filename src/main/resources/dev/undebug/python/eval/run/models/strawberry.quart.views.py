"""Strawberry's views for Quart."""

from strawberry.http.base import GraphQLView
