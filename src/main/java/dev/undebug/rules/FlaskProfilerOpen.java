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

/** Finds profilers whose pages everybody may open. */
public final class FlaskProfilerOpen implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-profiler-open")
            .title("The profiler's pages are open to everybody")
            .why("""
                    flask-profiler keeps every request that the site gets and lists them at `/flask-profiler/`: addresses, forms and \
                    headers, so passwords that were typed in and the cookies of people who are logged in. Unless `basicAuth` is \
                    enabled, it asks nobody for a password, and whoever opens its pages may delete what it has kept, too.

                    Enable `basicAuth` with a password from the environment, or switch the profiler on for development only.
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
            .seen(
                    Exposure.TRACEBACK,
                    "open `/flask-profiler/`: it lists the requests of everybody, and once this is fixed there is no such page.")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(OpenProfiler.class, verdict -> advice(verdict.subject())));
    }

    /** It shows what visitors send, and nothing of the server itself. */
    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }

    private static Advice advice(OpenProfiler profiler) {
        String cause =
                "`flask-profiler` is on and asks for no password: strangers see what visitors send, passwords and "
                        + "the cookies of people who are logged in included, and can delete it.";
        return new Advice(
                reach -> Message.shown(cause, reach),
                PythonFix.off(profiler.disclosure().value()));
    }
}
