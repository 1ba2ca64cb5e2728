package dev.undebug.rules;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds applications that start Flask's development server with its debugger on. */
public final class FlaskRunDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-run-debug")
            .title("Flask starts in debug mode")
            .why("""
                    With `debug=True`, the error pages of Flask's development server show the source code and a Python \
                    console, protected only by a short PIN. Anyone who guesses the PIN can run code on the server: \
                    read its passwords, change its data, reach other machines.

                    Remove the argument. On your own machine, `flask run --debug` does the same.
                    """)
            .bad("app.py", """
                    from flask import Flask

                    app = Flask(__name__)

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0", debug=True)  #: flask-run-debug
                    """, """
                    from flask import Flask

                    app = Flask(__name__)

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0")
                    """)
            .good("worker.py", """
                    import asyncio


                    async def main():
                        await asyncio.sleep(1)


                    asyncio.run(main(), debug=True)
                    """)
            .link("https://flask.palletsprojects.com/en/stable/debugging/")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                ArgumentWording.of(AppStart.Kind.FLASK),
                ArgumentWording.of(AppStart.Kind.FLASK_GROUP),
                ArgumentWording.of(AppStart.Kind.FLASK_SCRIPT));
    }
}
