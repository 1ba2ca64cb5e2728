package dev.undebug.rules;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds code that sets an application's debug attribute. */
public final class FlaskAppDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-app-debug")
            .title("The code turns debug mode on")
            .why("""
                    `app.debug = True` turns on Flask's debug mode. If `app.run()` starts the app, error pages then \
                    show the source code and a Python console, protected only by a PIN. Behind a server such as \
                    gunicorn, errors without a handler bypass the site's own error pages.

                    Remove it. Developers can use `flask run --debug`.
                    """)
            .bad("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    app.debug = True  #: flask-app-debug
                    app.run()
                    """, """
                    from flask import Flask

                    app = Flask(__name__)
                    app.debug = False
                    app.run()
                    """)
            .good("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    if app.debug:
                        print("debug mode is on")
                    app.run()
                    """)
            .link("https://flask.palletsprojects.com/en/stable/api/#flask.Flask.debug")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(SettingWording.of(DebugSetting.Kind.ATTRIBUTE, "`app.debug`"));
    }
}
