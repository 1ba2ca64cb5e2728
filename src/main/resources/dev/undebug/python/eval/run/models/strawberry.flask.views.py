"""Strawberry's views for Flask."""

from strawberry.http.base import AsyncGraphQLView, GraphQLView
