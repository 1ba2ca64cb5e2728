package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.AppStart;
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

/** Finds code that turns on the debugger, whether debug mode is on or off. */
public final class WerkzeugDebugger implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("werkzeug-debugger")
            .title("The code turns on the debugger")
            .why("""
                    `use_debugger=True` turns on the interactive debugger even if debug mode is off. Error pages then \
                    look harmless, but a Python console answers at `/console`, protected only by a PIN.

                    `DebuggedApplication` does the same under every server, gunicorn and uWSGI included.

                    Remove both. On your own machine, `flask run --debug` starts the debugger.
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
                    "open `/?__debugger__=yes&cmd=resource&f=debugger.js`: the debugger's script answers now; once fixed, the app does.")
            .headline(Exposure.FLAG, "the debugger is on; strangers see nothing yet")
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
        String name = argument.start().kind() == AppStart.Kind.FLASK_GROUP ? "`--debugger`" : "`use_debugger`";
        return new Advice(
                reach -> Message.ofDebugger(name + ", here " + Shown.of(value) + ",", reach), PythonFix.off(value));
    }
}
