"""Strawberry's views for aiohttp."""

from strawberry.http.base import GraphQLView
