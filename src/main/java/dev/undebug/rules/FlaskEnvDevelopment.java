package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.FlaskEnv.Effect;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import java.util.List;

/** Finds {@code FLASK_ENV=development} for a Flask that reads it, or may. */
public final class FlaskEnvDevelopment implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-env-development")
            .title("`FLASK_ENV` is set to development")
            .why("""
                    `FLASK_ENV=development` turns debug mode on in Flask 1.0 to 2.2, wherever the app runs: error \
                    pages then show source code and a Python console. Flask 2.3 and later ignore the variable. If the \
                    repository does not say which version it installs, and the image's Python does not decide what pip \
                    chooses, it may get either, and the finding is one step lower.

                    Set it to `production`, and use `FLASK_DEBUG` on your own machine.
                    """)
            .bad("Dockerfile", """
                    FROM python:3.10-slim
                    RUN pip install flask==2.2.5
                    COPY . .
                    ENV FLASK_ENV=development  #: flask-env-development
                    CMD ["flask", "run", "--host", "0.0.0.0"]
                    """, """
                    FROM python:3.10-slim
                    RUN pip install flask==2.2.5
                    COPY . .
                    ENV FLASK_ENV=production
                    CMD ["flask", "run", "--host", "0.0.0.0"]
                    """)
            .good("Dockerfile", """
                    FROM python:3.10-slim
                    RUN pip install flask==2.2.5
                    COPY . .
                    ENV FLASK_ENV=production
                    CMD ["gunicorn", "shop:app"]
                    """)
            .link("https://flask.palletsprojects.com/en/2.2.x/config/#environment-and-debug-features")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(FlaskEnv.class, verdict -> advice(verdict.subject()))
                .where(mode -> mode.effect() == Effect.ON || mode.effect() == Effect.MAYBE));
    }

    @Override
    public Grading grading(Switch subject, Reach reach) {
        return subject instanceof FlaskEnv mode && mode.effect() == Effect.MAYBE
                ? Grading.ONE_STEP_LOWER
                : Grading.BY_EXPOSURE;
    }

    private static Advice advice(FlaskEnv mode) {
        return new Advice(reach -> message(mode, reach), AssignedValue.fix(mode, "FLASK_ENV", "production"));
    }

    private static Explanation message(FlaskEnv mode, Reach reach) {
        Explanation explanation = Message.ofVariable(
                Shown.code(mode.shown()), reach, mode.place().path().endsWith(".flaskenv"));
        return mode.effect() == Effect.MAYBE && reach.exposure() != Exposure.DORMANT
                ? explanation.with(
                        "Only Flask before 2.3 does this, and the repository does not say which version it installs.")
                : explanation;
    }
}
