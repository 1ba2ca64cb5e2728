package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.service.Project;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.FlaskEnv.Effect;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds {@code FLASK_ENV} for a Flask that ignores it. */
public final class FlaskEnvIgnored implements Rule {
    private static final String NAME = "FLASK_ENV";
    private static final String DEBUG = "FLASK_DEBUG";

    private static final RuleDoc DOC = RuleDoc.rule("flask-env-ignored")
            .title("Flask ignores `FLASK_ENV`")
            .why("""
                    Flask 2.3 and later do not read `FLASK_ENV`. `FLASK_ENV=production` protects nothing: if the \
                    development server is started and nothing else keeps debug mode off, a single `FLASK_DEBUG=1` set \
                    elsewhere turns it on. `FLASK_ENV=development` does nothing at all.

                    Set `FLASK_DEBUG` instead: to `0` wherever you deploy.
                    """)
            .bad("Dockerfile", """
                    FROM python:3.13-slim
                    RUN pip install flask==3.1.0
                    COPY . .
                    ENV FLASK_ENV=development  #: flask-env-ignored
                    CMD ["gunicorn", "shop:app"]
                    """, """
                    FROM python:3.13-slim
                    RUN pip install flask==3.1.0
                    COPY . .
                    ENV FLASK_DEBUG=0
                    CMD ["gunicorn", "shop:app"]
                    """)
            .good("Dockerfile", """
                    FROM python:3.13-slim
                    RUN pip install flask==3.1.0
                    COPY . .
                    ENV FLASK_DEBUG=0
                    CMD ["gunicorn", "shop:app"]
                    """)
            .link("https://flask.palletsprojects.com/en/stable/changes/#version-2-3-0")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.in(FlaskEnv.class, (verdict, project) -> advice(verdict.subject(), project))
                .where(mode -> mode.effect() == Effect.IGNORED || mode.effect() == Effect.NO_GUARD));
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }

    private static Advice advice(FlaskEnv mode, Project project) {
        Explanation explanation = Explanation.of(message(mode));
        return new Advice(reach -> explanation, fixes(project, mode));
    }

    private static String message(FlaskEnv mode) {
        String shown = Shown.code(mode.shown());
        return mode.effect() == Effect.NO_GUARD
                ? shown
                        + " protects nothing: Flask 2.3 and later read `FLASK_DEBUG` instead. "
                        + "Nothing here keeps debug mode from strangers if `FLASK_DEBUG` is set elsewhere."
                : shown + " has no effect on what strangers get: Flask 2.3 and later read `FLASK_DEBUG` instead.";
    }

    private static List<Fix> fixes(Project project, FlaskEnv mode) {
        List<Fix> fixes = new ArrayList<>();
        mode.environmentVariable()
                .filter(variable -> !setsDebug(project, variable))
                .flatMap(FlaskEnvIgnored::renamed)
                .ifPresent(fixes::add);
        fixes.addAll(AssignedValue.fix(mode, NAME, "production").stream().toList());
        return fixes;
    }

    /** Returns whether the unit of a variable sets {@code FLASK_DEBUG} as well. */
    private static boolean setsDebug(Project project, EnvVar variable) {
        return project.facts().stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.environment().contains(variable))
                .flatMap(unit -> unit.environment().stream())
                .anyMatch(other -> other.name().equals(DEBUG));
    }

    private static Optional<Fix> renamed(EnvVar variable) {
        Place place = variable.place();
        int name = place.text().indexOf(NAME);
        int start = place.span().start() + name;
        Span span = new Span(start, start + NAME.length());
        return name < 0 || variable.valueSpan().start() < span.end()
                ? Optional.empty()
                : Optional.of(new Fix(
                        "set `FLASK_DEBUG=0` instead",
                        List.of(new Edit(place.file(), span, DEBUG), AssignedValue.edit(variable, "0"))));
    }
}
