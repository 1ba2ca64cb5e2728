package dev.undebug.rules;

import dev.undebug.flask.Launcher;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.rules.fix.WordSpan;
import dev.undebug.service.verdict.ReloadOption;
import dev.undebug.service.verdict.ReloadSetting;
import java.util.List;
import java.util.Optional;

/** Finds production servers with their reloader on. */
public final class WsgiReload implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("wsgi-reload")
            .title("The server reloads the app when a file changes")
            .why("""
                    `gunicorn --reload`, `uvicorn --reload`, `hypercorn --reload`, `uwsgi --py-autoreload`, and \
                    `reload = True` in `gunicorn.conf.py` are for developers. In production, they cost time, serve \
                    half of a deployment while files are still being copied, and load what anyone who can write one \
                    file has put there. While the app cannot be imported, gunicorn with `--reload` answers every \
                    request with a traceback.

                    Remove the option. A deployment restarts the server anyway.
                    """)
            .bad("Procfile", """
                    web: gunicorn --reload --bind 0.0.0.0:$PORT shop:app  #: wsgi-reload
                    """, """
                    web: gunicorn --bind 0.0.0.0:$PORT shop:app
                    """)
            .good("Procfile", """
                    web: gunicorn --bind 0.0.0.0:$PORT shop:app
                    """)
            .link("https://docs.gunicorn.org/en/stable/settings.html#reload")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(ReloadOption.class, verdict -> option(verdict.subject())),
                Wording.of(ReloadSetting.class, verdict -> setting(verdict.subject())));
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }

    private static Advice option(ReloadOption reload) {
        Explanation explanation = Explanation.of(message(reload.server(), reload.option()));
        return new Advice(reach -> explanation, fix(reload));
    }

    private static Advice setting(ReloadSetting setting) {
        Explanation explanation = Explanation.of(
                message(setting.server(), "reload = " + setting.value().shown()));
        return new Advice(reach -> explanation, PythonFix.off(setting.value()));
    }

    private static String message(String server, String option) {
        String effect = server.equals(Launcher.GUNICORN.id())
                ? ", and while a file has a syntax error, every request gets a traceback."
                : ".";
        return Shown.code(option) + " makes " + server
                + " reload the app whenever a file changes, which is meant for developers. That alone gives strangers "
                + "nothing, but half of an update can go live" + effect;
    }

    private static Optional<Fix> fix(ReloadOption reload) {
        // The value of a variable may be the whole command.
        return reload.words().isEmpty() || !WordSpan.isWritten(reload.place().file(), reload.words(), reload.option())
                ? Optional.empty()
                : Optional.of(WordSpan.dropped(reload.place().file(), reload.words(), reload.option()));
    }
}
