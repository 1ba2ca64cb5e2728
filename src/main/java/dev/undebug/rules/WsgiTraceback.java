package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.rules.fix.WordSpan;
import dev.undebug.service.verdict.ExposedTracebacks;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.WaitressTracebacks;
import java.util.List;
import java.util.Optional;

/** Finds WSGI servers that are told to show tracebacks, in Python or by their command line. */
public final class WsgiTraceback implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("wsgi-traceback")
            .title("The server shows tracebacks to visitors")
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
            .seen(
                    Exposure.FLAG,
                    "open a page that fails, with `PROPAGATE_EXCEPTIONS` set: the answer shows the traceback, and once this is fixed it does not.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(
                        WaitressTracebacks.class,
                        verdict -> argument(verdict.subject().disclosure())),
                Wording.of(ExposedTracebacks.class, verdict -> option(verdict.subject())));
    }

    private static Advice argument(Disclosure disclosure) {
        String cause = "`expose_tracebacks`, which is " + Shown.of(disclosure.value()) + " here, makes waitress";
        return new Advice(reach -> message(cause, reach), PythonFix.off(disclosure.value()));
    }

    private static Advice option(ExposedTracebacks option) {
        String cause =
                Shown.code(option.option()) + " makes " + option.launcher().id();
        Fix fix = WordSpan.dropped(option.place().file(), option.words(), option.option());
        return new Advice(reach -> message(cause, reach), Optional.of(fix));
    }

    private static String message(String cause, Reach reach) {
        String waits = reach.exposure() == Exposure.FLAG ? " It lets none through today; debug mode would." : "";
        return Message.shown(
                cause + " show strangers the traceback, source code included, of every error that the application lets "
                        + "through." + waits,
                reach);
    }
}
