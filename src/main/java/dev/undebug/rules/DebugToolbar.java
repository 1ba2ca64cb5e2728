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
                    Flask-DebugToolbar adds a panel to every page. It shows the configuration with `SECRET_KEY` and \
                    passwords, the request headers and the SQL. Anyone who has the secret key can sign in as any user.

                    The toolbar is on whenever debug mode is on, under every server. Keep debug mode off in \
                    production, and add the extension in the development configuration only.
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
                    Exposure.SETTINGS,
                    "open any page: the debug toolbar shows the configuration now; once fixed, there is no toolbar.")
            .headline(Exposure.SETTINGS, "strangers see the site's settings and secret key")
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
                "The debug toolbar is on. It shows strangers the site's configuration, with passwords and the secret "
                        + "key. With that key they can sign in as any user.";
        return new Advice(
                reach -> Message.shown(cause, reach),
                PythonFix.off(toolbar.disclosure().value()));
    }
}
