package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.OpenProfiler;
import java.util.List;

/** Finds profilers whose pages need no password. */
public final class FlaskProfilerOpen implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-profiler-open")
            .title("The profiler's pages need no password")
            .why("""
                    flask-profiler records every request and lists the records at `/flask-profiler/`: addresses, forms and headers, \
                    and so passwords and session cookies. Unless `basicAuth` is enabled, its pages need no password, and \
                    anyone can delete the records.

                    Enable `basicAuth` with a password from the environment, or turn on the profiler in development only.
                    """)
            .bad("app.py", """
                    import flask_profiler
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["flask_profiler"] = {
                        "enabled": True,  #: flask-profiler-open
                        "storage": {"engine": "sqlite"},
                    }
                    flask_profiler.init_app(app)
                    """, """
                    import flask_profiler
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["flask_profiler"] = {
                        "enabled": False,
                        "storage": {"engine": "sqlite"},
                    }
                    flask_profiler.init_app(app)
                    """)
            .good("app.py", """
                    import os

                    import flask_profiler
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["flask_profiler"] = {
                        "enabled": True,
                        "storage": {"engine": "sqlite"},
                        "basicAuth": {
                            "enabled": True,
                            "username": "admin",
                            "password": os.environ["PROFILER_PASSWORD"],
                        },
                    }
                    flask_profiler.init_app(app)
                    """)
            .link("https://github.com/muatik/flask-profiler")
            .headline(Exposure.TRACEBACK, "strangers see every visitor's requests")
            .seen(
                    Exposure.TRACEBACK,
                    "open `/flask-profiler/`: it lists the requests of all visitors now; once fixed, the page does not exist.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(OpenProfiler.class, verdict -> advice(verdict.subject())));
    }

    /** It shows visitors' requests, but nothing of the server itself. */
    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }

    private static Advice advice(OpenProfiler profiler) {
        String cause =
                "`flask-profiler` is on and needs no password: strangers see every request that visitors send, with "
                        + "passwords and session cookies, and can delete the records.";
        return new Advice(
                reach -> Message.shown(cause, reach),
                PythonFix.off(profiler.disclosure().value()));
    }
}
