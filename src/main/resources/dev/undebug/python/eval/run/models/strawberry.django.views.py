"""Strawberry's views for Django."""

from strawberry.http.base import AsyncGraphQLView, GraphQLView
