"""Graphene-Django's view: without a page to try queries on unless `graphiql` is true, from 1.0 to 3.2."""

from undebug_model import shows, unknown


class GraphQLView:
    graphiql = False

    @classmethod
    def as_view(cls, **options):
        shows("graphiql", "GraphQLView", cls.graphiql or options.get("graphiql"))
        return unknown()
