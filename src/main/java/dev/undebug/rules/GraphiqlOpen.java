package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.OpenGraphiql;
import java.util.List;

/** Finds GraphQL views that show GraphiQL to everyone. */
public final class GraphiqlOpen implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("graphiql-open")
            .title("GraphiQL is open to strangers")
            .why("""
                    GraphiQL is a page for developers: it lists every query and mutation of an API and sends them. In production \
                    it tells strangers what there is to try. It opens nothing that the API itself does not, so this is a \
                    remark, not a block.

                    Show it in development only, for example with `graphiql=app.debug`.
                    """)
            .bad("app.py", """
                    from flask import Flask
                    from flask_graphql import GraphQLView
                    from schema import schema

                    app = Flask(__name__)
                    app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=True))  #: graphiql-open
                    """, """
                    from flask import Flask
                    from flask_graphql import GraphQLView
                    from schema import schema

                    app = Flask(__name__)
                    app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=False))
                    """)
            .good("app.py", """
                    from flask import Flask
                    from flask_graphql import GraphQLView
                    from schema import schema

                    app = Flask(__name__)
                    app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=app.debug))
                    """)
            .link("https://github.com/graphql-python/flask-graphql")
            .headline(Exposure.FLAG, "strangers can browse the GraphQL API")
            .seen(
                    Exposure.FLAG,
                    "open the GraphQL address in a browser: it shows GraphiQL now; once fixed, it answers with an error.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(OpenGraphiql.class, verdict -> advice(verdict.subject())));
    }

    /** It shows nothing that a query to the API does not. */
    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }

    private static Advice advice(OpenGraphiql graphiql) {
        String cause =
                "GraphiQL is on: strangers get a page that lists every query and mutation of the GraphQL API and sends them.";
        return new Advice(
                reach -> Message.shown(cause, reach),
                PythonFix.off(graphiql.disclosure().value()));
    }
}
