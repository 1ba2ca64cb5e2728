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
                    `app.debug = True` is Flask's debug switch, set by hand. Started with `app.run()`, the site then answers \
                    errors with its source code and a Python console, guarded only by a PIN; behind a server such as gunicorn it \
                    bypasses the site's own error pages.

                    Leave it to the person who starts the program: `flask run --debug`.
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
