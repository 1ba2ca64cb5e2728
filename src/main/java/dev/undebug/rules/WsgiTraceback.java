package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Reporter;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.service.Project;

/** Finds WSGI servers that are told in Python to show tracebacks. */
public final class WsgiTraceback implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("wsgi-traceback")
            .title("The WSGI server shows tracebacks to visitors")
            .why("""
                    With `expose_tracebacks=True`, waitress answers an error that the application lets through with the whole \
                    traceback: paths, lines of source code, and the message, which often holds data.

                    Leave the argument out. The traceback is in the log all the same.
                    """)
            .bad("serve.py", """
                    from waitress import serve

                    from flask import Flask

                    app = Flask(__name__)
                    serve(app, host="0.0.0.0", port=8080, expose_tracebacks=True)  #: wsgi-traceback
                    """, """
                    from waitress import serve

                    from flask import Flask

                    app = Flask(__name__)
                    serve(app, host="0.0.0.0", port=8080, expose_tracebacks=False)
                    """)
            .good("serve.py", """
                    from waitress import serve

                    from flask import Flask

                    app = Flask(__name__)
                    serve(app, host="0.0.0.0", port=8080)
                    """)
            .link("https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public void check(Project project, Reporter reporter) {
        DisclosureReports.of(
                project,
                reporter,
                Disclosure.Kind.WAITRESS,
                disclosure -> "`expose_tracebacks` being " + Shown.of(disclosure.value())
                        + " makes waitress show tracebacks, with source code, to whoever meets an error that "
                        + "the application lets through.",
                disclosure -> PythonFix.off(disclosure.value()));
    }
}
