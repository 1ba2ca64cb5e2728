package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.rules.fix.Unwrapping;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.DebuggerArgument;
import java.util.List;

/** Finds development servers that are given the debugger whether debug mode is on or off. */
public final class WerkzeugDebugger implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("werkzeug-debugger")
            .title("A debugger is put in front of the site")
            .why("""
                    `use_debugger=True` brings the interactive debugger along even where debug mode is off. Error pages then look \
                    harmless, and yet a Python console answers at `/console`, guarded only by a PIN.

                    `DebuggedApplication` does the same under every server, gunicorn and uWSGI included.

                    Leave both out: Flask brings the debugger with `flask run --debug`, on your own machine.
                    """)
            .bad("app.py", """
                    from werkzeug.serving import run_simple

                    from flask import Flask

                    app = Flask(__name__)
                    run_simple("0.0.0.0", 8000, app, use_debugger=True)  #: werkzeug-debugger
                    """, """
                    from werkzeug.serving import run_simple

                    from flask import Flask

                    app = Flask(__name__)
                    run_simple("0.0.0.0", 8000, app, use_debugger=False)
                    """)
            .bad("wsgi.py", """
                    from flask import Flask
                    from werkzeug.debug import DebuggedApplication

                    app = Flask(__name__)
                    app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True)  #: werkzeug-debugger


                    @app.get("/")
                    def index():
                        return "Hello"
                    """, """
                    from flask import Flask
                    from werkzeug.debug import DebuggedApplication

                    app = Flask(__name__)


                    @app.get("/")
                    def index():
                        return "Hello"
                    """)
            .good("wsgi.py", """
                    from flask import Flask
                    from werkzeug.debug import DebuggedApplication

                    app = Flask(__name__)
                    if app.debug:
                        app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True)
                    """)
            .good("app.py", """
                    from werkzeug.serving import run_simple

                    from flask import Flask

                    app = Flask(__name__)
                    run_simple("0.0.0.0", 8000, app, use_reloader=True)
                    """)
            .link("https://werkzeug.palletsprojects.com/en/stable/debug/")
            .seen(
                    Exposure.FLAG,
                    "open `/?__debugger__=yes&cmd=resource&f=debugger.js` on it: the debugger's script answers, and once this is fixed the site itself does.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(CodeSetting.class, verdict -> wrapper(verdict.subject()))
                        .where(subject -> subject.setting().kind().isDebugger()),
                Wording.of(DebuggerArgument.class, verdict -> argument(verdict.subject())));
    }

    private static Advice wrapper(CodeSetting subject) {
        return new Advice(
                reach -> Message.ofDebugger("`DebuggedApplication`", reach),
                Unwrapping.fixes(subject.setting().value().place()));
    }

    private static Advice argument(DebuggerArgument argument) {
        Traced value = argument.start().useDebugger().orElseThrow();
        return new Advice(
                reach -> Message.ofDebugger("`use_debugger`, which is " + Shown.of(value) + " here,", reach),
                PythonFix.off(value));
    }
}
