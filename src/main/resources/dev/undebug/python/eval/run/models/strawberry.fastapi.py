"""Strawberry's router for FastAPI. Dependencies of its own keep strangers out, as a rule."""

from strawberry.http.base import show


class GraphQLRouter:
    def __init__(self, schema=None, path="", *given, graphiql=None, graphql_ide="graphiql", **options):
        if "dependencies" not in options:
            show("GraphQLRouter", given, graphiql, graphql_ide)
