"""graphql-server, the successor of Flask-GraphQL, has the same view."""

from flask_graphql import GraphQLView
