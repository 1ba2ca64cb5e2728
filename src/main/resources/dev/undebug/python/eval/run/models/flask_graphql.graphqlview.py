"""The module in which Flask-GraphQL defines its view."""

from flask_graphql import GraphQLView
