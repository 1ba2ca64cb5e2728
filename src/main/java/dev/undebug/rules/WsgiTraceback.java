package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Reporter;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.service.Judged;
import dev.undebug.service.Project;
import dev.undebug.service.Switch.ExposedTracebacks;
import java.util.Optional;

/** Finds WSGI servers that are told to show tracebacks, in Python or by their command line. */
public final class WsgiTraceback implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("wsgi-traceback")
            .title("The WSGI server shows tracebacks to visitors")
            .why("""
                    With `expose_tracebacks=True`, waitress answers an error that the application lets through with the whole \
                    traceback: paths, lines of source code, and the message, which often holds data. So do `waitress-serve --expose-tracebacks` and \
                    uWSGI's `--catch-exceptions`.

                    Leave it out. The traceback is in the log all the same.
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
            .bad("Procfile", """
                    web: waitress-serve --expose-tracebacks --port=$PORT shop:app  #: wsgi-traceback
                    """, """
                    web: waitress-serve --port=$PORT shop:app
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
        for (Judged<ExposedTracebacks> judged : project.switches(ExposedTracebacks.class)) {
            ExposedTracebacks option = judged.subject();
            String cause = Shown.code(option.option()) + " makes "
                    + option.launcher().id()
                    + " show tracebacks, with source code, to whoever meets an error that the application lets through.";
            Fix fix = WordSpan.dropped(option.place().file(), option.words(), option.option());
            reporter.report(judged, new Advice(reach -> Message.shown(cause, reach), Optional.of(fix)));
        }
    }
}
