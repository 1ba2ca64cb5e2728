"""Strawberry's application for ASGI servers, Starlette and FastAPI."""

from strawberry.http.base import show


class GraphQL:
    def __init__(self, schema=None, *given, graphiql=None, graphql_ide="graphiql", **options):
        show("GraphQL", given, graphiql, graphql_ide)
