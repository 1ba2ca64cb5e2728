package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.rules.fix.Quoted;
import dev.undebug.rules.fix.WordSpan;
import dev.undebug.service.verdict.ExposedTracebacks;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.WaitressTracebacks;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds WSGI servers with an option to show tracebacks, in Python or on the command line. */
public final class WsgiTraceback implements Rule {
    private static final Pattern ON = Pattern.compile("[\"']?(?i:true|1|yes|on)[\"']?");

    private static final RuleDoc DOC = RuleDoc.rule("wsgi-traceback")
            .title("The server shows tracebacks to visitors")
            .why("""
                    With `expose_tracebacks=True`, waitress answers an error that the app does not handle with the \
                    full traceback: file paths, lines of source code, and the error message, which often contains \
                    data. `waitress-serve --expose-tracebacks` and uWSGI's `--catch-exceptions` do the same.

                    Remove it. The log has the traceback all the same.
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
                    "open a page that fails, with `app.config[\"PROPAGATE_EXCEPTIONS\"] = True`: the response shows a traceback now; once fixed, it does not.")
            .headline(Exposure.TRACEBACK, "strangers see tracebacks")
            .headline(Exposure.FLAG, "debug mode would show strangers tracebacks")
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
        String cause = "`expose_tracebacks`, here " + Shown.of(disclosure.value()) + ", makes waitress";
        return new Advice(reach -> message(cause, reach), PythonFix.off(disclosure.value()));
    }

    private static Advice option(ExposedTracebacks option) {
        String cause =
                Shown.code(option.option()) + " makes " + option.launcher().id();
        SourceFile file = option.place().file();
        Optional<Fix> fix = WordSpan.isWritten(file, option.words(), option.option())
                ? Optional.of(WordSpan.dropped(file, option.words(), option.option()))
                : off(option);
        return new Advice(reach -> message(cause, reach), fix);
    }

    /** Returns the fix of an option that is the value of a variable: {@code UWSGI_CATCH_EXCEPTIONS=true}. */
    private static Optional<Fix> off(ExposedTracebacks option) {
        Place value = option.place();
        return Optional.of(value.text())
                .filter(text -> ON.matcher(text).matches())
                .map(text -> new Fix(
                        "set the variable to `false`",
                        List.of(new Edit(value.file(), value.span(), Quoted.like(text, "false")))));
    }

    private static Explanation message(String cause, Reach reach) {
        String waits = reach.exposure() == Exposure.FLAG
                ? " Today the app handles every error; debug mode would let them through."
                : "";
        return Message.shown(
                cause + " show strangers the traceback, with source code, of every error that the app does not handle."
                        + waits,
                reach);
    }
}
