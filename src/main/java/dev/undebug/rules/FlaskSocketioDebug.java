package dev.undebug.rules;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds Flask-SocketIO servers started with the debugger on. */
public final class FlaskSocketioDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-socketio-debug")
            .title("Flask-SocketIO starts in debug mode")
            .why("""
                    `socketio.run(app, debug=True)` turns on Werkzeug's debugger with every server that Flask-SocketIO \
                    supports, eventlet and gevent included: strangers get source code and a Python console, protected \
                    only by a PIN.

                    Remove the argument. `debug=False` does not protect you: in threading mode, `FLASK_DEBUG` \
                    overrides it.
                    """)
            .bad("app.py", """
                    from flask import Flask
                    from flask_socketio import SocketIO

                    app = Flask(__name__)
                    socketio = SocketIO(app)

                    if __name__ == "__main__":
                        socketio.run(app, host="0.0.0.0", debug=True)  #: flask-socketio-debug
                    """, """
                    from flask import Flask
                    from flask_socketio import SocketIO

                    app = Flask(__name__)
                    socketio = SocketIO(app)

                    if __name__ == "__main__":
                        socketio.run(app, host="0.0.0.0")
                    """)
            .good("app.py", """
                    from flask import Flask
                    from flask_socketio import SocketIO

                    app = Flask(__name__)
                    socketio = SocketIO(app, async_mode="eventlet", logger=True)

                    if __name__ == "__main__":
                        socketio.run(app, host="0.0.0.0", log_output=True)
                    """)
            .link("https://flask-socketio.readthedocs.io/en/latest/api.html#flask_socketio.SocketIO.run")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(ArgumentWording.of(AppStart.Kind.SOCKETIO));
    }
}
