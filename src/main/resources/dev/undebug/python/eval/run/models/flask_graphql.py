"""Flask-GraphQL: a view for queries, with a page to try them on where `graphiql` is true."""

from undebug_model import shows, unknown


class GraphQLView:
    graphiql = False

    @classmethod
    def as_view(cls, name, *args, **options):
        shows("graphiql", "GraphQLView", options.get("graphiql", cls.graphiql))
        return unknown()
