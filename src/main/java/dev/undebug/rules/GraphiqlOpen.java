package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.CallFix;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.OpenGraphiql;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import java.util.List;

/** Finds GraphQL views that show GraphiQL to everyone. */
public final class GraphiqlOpen implements Rule {
    private static final String IDE = "graphql_ide";
    private static final String NONE = "None";

    /** Strawberry's other pages for the same. */
    private static final List<String> PAGES = List.of("apollo-sandbox", "pathfinder");

    private static final RuleDoc DOC = RuleDoc.rule("graphiql-open")
            .title("GraphiQL is open to strangers")
            .why("""
                    GraphiQL is a page for developers: it lists every query and mutation of an API and sends them. In production \
                    it tells strangers what there is to try. It opens nothing that the API itself does not, so this is a \
                    remark, not a block.

                    Show it in development only, for example with `graphiql=app.debug`. Strawberry's views show it unless \
                    `graphql_ide=None` says otherwise.
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
            .bad("api.py", """
                    from fastapi import FastAPI
                    from schema import schema
                    from strawberry.fastapi import GraphQLRouter

                    app = FastAPI()
                    app.include_router(GraphQLRouter(schema), prefix="/graphql")  #: graphiql-open
                    """, """
                    from fastapi import FastAPI
                    from schema import schema
                    from strawberry.fastapi import GraphQLRouter

                    app = FastAPI()
                    app.include_router(GraphQLRouter(schema, graphql_ide=None), prefix="/graphql")
                    """)
            .good("app.py", """
                    from flask import Flask
                    from flask_graphql import GraphQLView
                    from schema import schema

                    app = Flask(__name__)
                    app.add_url_rule("/graphql", view_func=GraphQLView.as_view("graphql", schema=schema, graphiql=app.debug))
                    """)
            .link("https://github.com/graphql-python/flask-graphql")
            .link("https://strawberry.rocks/docs/integrations/fastapi")
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
        Disclosure disclosure = graphiql.disclosure();
        String shown = disclosure.value().shown();
        String page = PAGES.stream()
                .filter(shown::contains)
                .findFirst()
                .map(name -> "The page " + EvidenceStep.code(name))
                .orElse("GraphiQL");
        String cause = page
                + " is on: strangers get a page that lists every query and mutation of the GraphQL API and sends them.";
        return new Advice(reach -> Message.shown(cause, reach), fixes(disclosure));
    }

    /** The name of a page, {@code graphql_ide="graphiql"}, is off with None. A default is where the view is made. */
    private static List<Fix> fixes(Disclosure disclosure) {
        if (disclosure.value().place().equals(disclosure.call())) {
            return CallFix.adding(disclosure.call(), IDE, NONE).stream().toList();
        }
        return PythonFix.off(disclosure.value()).stream()
                .map(fix -> isName(disclosure.value().place()) ? named(fix) : fix)
                .toList();
    }

    private static boolean isName(Place value) {
        return value.text().startsWith("\"") || value.text().startsWith("'");
    }

    private static Fix named(Fix off) {
        Edit edit = off.edits().get(0);
        return new Fix("write `" + NONE + "` instead", List.of(new Edit(edit.file(), edit.span(), NONE)));
    }
}
