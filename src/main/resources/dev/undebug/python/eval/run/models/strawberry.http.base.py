"""Strawberry's views: with a page to try queries on unless `graphql_ide` is None.

`graphql_ide` came with 0.213 and is "graphiql" by default. Until 0.291 `graphiql` says the same; before 0.213 it alone, and
it is True by default.
"""

from undebug_model import shows, unknown


def show(name, given, graphiql, graphql_ide):
    ide = given[0] if given else graphql_ide
    shows("graphiql", name, ide if graphiql is None else graphiql)


class GraphQLView:
    def __init__(self, schema=None, *given, graphiql=None, graphql_ide="graphiql", **options):
        show("GraphQLView", given, graphiql, graphql_ide)

    @classmethod
    def as_view(cls, name=None, *given, **options):
        cls(*given, **options)
        return unknown()


class AsyncGraphQLView(GraphQLView):
    pass
