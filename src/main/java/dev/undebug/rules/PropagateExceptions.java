package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.DjangoPropagation;
import dev.undebug.service.verdict.Propagation;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Edit;
import java.util.List;

/** Finds configuration that lets an application's errors through to the server. */
public final class PropagateExceptions implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("propagate-exceptions")
            .title("Errors bypass the site's own error pages")
            .why("""
                    With `PROPAGATE_EXCEPTIONS` or `TESTING` on, Flask does not answer an error with the site's own \
                    error page; it passes the exception on to the server. gunicorn answers with a bare page. A server \
                    that shows tracebacks, such as waitress with `expose_tracebacks`, shows strangers the source code. \
                    Django does the same with `DEBUG_PROPAGATE_EXCEPTIONS`.

                    Leave `PROPAGATE_EXCEPTIONS` at its default, `None`, `DEBUG_PROPAGATE_EXCEPTIONS` at `False`, and set \
                    `TESTING` in the test configuration only.
                    """)
            .bad("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["PROPAGATE_EXCEPTIONS"] = True  #: propagate-exceptions
                    """, """
                    from flask import Flask

                    app = Flask(__name__)
                    app.config["PROPAGATE_EXCEPTIONS"] = None
                    """)
            .bad("app.py", """
                    from django.conf import settings
                    from django.core.wsgi import get_wsgi_application

                    settings.configure(ROOT_URLCONF="urls", DEBUG_PROPAGATE_EXCEPTIONS=True)  #: propagate-exceptions
                    application = get_wsgi_application()
                    """, """
                    from django.conf import settings
                    from django.core.wsgi import get_wsgi_application

                    settings.configure(ROOT_URLCONF="urls", DEBUG_PROPAGATE_EXCEPTIONS=False)
                    application = get_wsgi_application()
                    """)
            .good("app.py", """
                    from flask import Flask


                    class TestingConfig:
                        TESTING = True


                    app = Flask(__name__)
                    """)
            .link("https://flask.palletsprojects.com/en/stable/config/#PROPAGATE_EXCEPTIONS")
            .link("https://docs.djangoproject.com/en/stable/ref/settings/#debug-propagate-exceptions")
            .seen(
                    Exposure.FLAG,
                    "open a page that fails: the server's bare error page answers now; once fixed, the site's own error page does.")
            .headline(Exposure.FLAG, "errors without a handler bypass the site's own error pages")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(
                        Propagation.class, verdict -> advice(verdict.subject().setting())),
                Wording.of(DjangoPropagation.class, verdict -> advice(verdict.subject())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }

    /** With {@code TESTING}, a server that shows no tracebacks shows nothing, and only the error pages differ. */
    @Override
    public Grading grading(Switch subject, Reach reach) {
        boolean testing = subject instanceof Propagation propagation
                && propagation.setting().kind() == DebugSetting.Kind.TESTING;
        return testing && Message.isBehindQuietServer(reach) ? Grading.atMost(Severity.LOW) : grading();
    }

    private static Advice advice(DebugSetting setting) {
        return new Advice(reach -> message(setting, reach), fixes(setting));
    }

    /** In debug mode, too, an error goes through: Django's page with tracebacks does not come then. */
    private static Advice advice(DjangoPropagation propagation) {
        Traced value = propagation.disclosure().value();
        return new Advice(reach -> message("DEBUG_PROPAGATE_EXCEPTIONS", value, reach), PythonFix.off(value));
    }

    private static Explanation message(DebugSetting setting, Reach reach) {
        return message(
                setting.kind() == DebugSetting.Kind.TESTING ? "TESTING" : "PROPAGATE_EXCEPTIONS",
                setting.value(),
                reach);
    }

    private static Explanation message(String name, Traced value, Reach reach) {
        String cause = "Setting `" + name + "` to " + Shown.of(value)
                + " lets errors without a handler bypass the site's own error pages and passes them on to the server. Most "
                + "servers show strangers nothing of them; one that shows tracebacks would show the source code.";
        return Message.shown(cause, reach);
    }

    /** The default of propagation is None: with False, a developer's debug mode could not show an error either. */
    private static List<Fix> fixes(DebugSetting setting) {
        List<Fix> off = PythonFix.off(setting.value());
        return setting.kind() == DebugSetting.Kind.TESTING
                ? off
                : off.stream().map(PropagateExceptions::withDefault).toList();
    }

    private static Fix withDefault(Fix off) {
        Edit edit = off.edits().get(0);
        return edit.text().equals("False")
                ? new Fix(
                        "change the value to `None`, the default", List.of(new Edit(edit.file(), edit.span(), "None")))
                : off;
    }
}
