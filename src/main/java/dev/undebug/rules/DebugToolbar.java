package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.ShownToolbar;
import java.util.List;

/** Finds debug toolbars that visitors see. */
public final class DebugToolbar implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("debug-toolbar")
            .title("The debug toolbar is shown to visitors")
            .why("""
                    Flask-DebugToolbar puts a panel on every page with the configuration, `SECRET_KEY` and passwords included, the \
                    request headers and the SQL. Whoever has the secret key can sign in as anybody.

                    The toolbar is on when debug mode is on, under every server. Keep debug mode off, and add the extension only in the \
                    configuration for development.
                    """)
            .bad("app.py", """
                    from flask import Flask
                    from flask_debugtoolbar import DebugToolbarExtension

                    app = Flask(__name__)
                    app.config["SECRET_KEY"] = "not a secret"
                    app.config["DEBUG_TB_ENABLED"] = True
                    toolbar = DebugToolbarExtension(app)  #: debug-toolbar
                    """, """
                    from flask import Flask
                    from flask_debugtoolbar import DebugToolbarExtension

                    app = Flask(__name__)
                    app.config["SECRET_KEY"] = "not a secret"
                    app.config["DEBUG_TB_ENABLED"] = False
                    toolbar = DebugToolbarExtension(app)
                    """)
            .good("app.py", """
                    from flask import Flask
                    from flask_debugtoolbar import DebugToolbarExtension

                    app = Flask(__name__)
                    app.config["SECRET_KEY"] = "not a secret"
                    toolbar = DebugToolbarExtension(app)
                    """)
            .link("https://flask-debugtoolbar.readthedocs.io/")
            .seen(
                    Exposure.TRACEBACK,
                    "open any page: the toolbar at its edge lists the configuration, and once this is fixed there is no toolbar.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(ShownToolbar.class, verdict -> advice(verdict.subject())));
    }

    private static Advice advice(ShownToolbar toolbar) {
        String cause =
                "The debug toolbar is on. It shows every visitor the site's configuration, passwords and secret key "
                        + "included, and with that key a stranger can sign in as anybody.";
        return new Advice(
                reach -> Message.shown(cause, reach),
                PythonFix.off(toolbar.disclosure().value()));
    }
}
