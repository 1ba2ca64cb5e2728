package dev.undebug.rules;

import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds configuration that turns debug mode on. */
public final class FlaskConfigDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-config-debug")
            .title("The configuration turns debug mode on")
            .why("""
                    `DEBUG` in an app's configuration turns on Flask's debug mode. If `app.run()` starts the app, \
                    error pages then show the source code and a Python console, protected only by a PIN. Behind a \
                    server such as gunicorn, errors without a handler bypass the site's own error pages.

                    Set it to `False` in every configuration that a server can load.
                    """)
            .bad("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["DEBUG"] = True  #: flask-config-debug

                    if __name__ == "__main__":
                        app.run()
                    """, """
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["DEBUG"] = False

                    if __name__ == "__main__":
                        app.run()
                    """)
            .good("app.py", """
                    from flask import Flask


                    class DevelopmentConfig:
                        DEBUG = True


                    class ProductionConfig:
                        DEBUG = False


                    app = Flask(__name__)
                    app.config.from_object(ProductionConfig)
                    """)
            .link("https://flask.palletsprojects.com/en/stable/config/#DEBUG")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(SettingWording.of(DebugSetting.Kind.CONFIG, "`DEBUG`"));
    }
}
