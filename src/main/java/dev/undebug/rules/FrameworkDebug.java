package dev.undebug.rules;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import dev.undebug.service.verdict.FrameworkDebugMode;
import java.util.List;

/** Finds applications of other frameworks in debug mode: one rule for each framework, with the same wording. */
public final class FrameworkDebug implements Rule {
    static final Rule BOTTLE = new FrameworkDebug(
            new Framework(Disclosure.BOTTLE, "Bottle", "debug", "the traceback of every error"),
            Severity.MEDIUM,
            RuleDoc.rule("bottle-debug")
                    .title("Bottle runs in debug mode")
                    .bad("main.py", """
                            from bottle import Bottle

                            app = Bottle()
                            app.run(host="0.0.0.0", debug=True)  #: bottle-debug
                            """, """
                            from bottle import Bottle

                            app = Bottle()
                            app.run(host="0.0.0.0", debug=False)
                            """)
                    .good("main.py", """
                            from bottle import Bottle

                            app = Bottle()
                            app.run(host="0.0.0.0")
                            """)
                    .link("https://bottlepy.org/docs/stable/deployment.html"));

    static final Rule DJANGO = new FrameworkDebug(
            new Framework(
                    Disclosure.DJANGO,
                    "Django",
                    "DEBUG",
                    "source code, local variables and settings whenever a page fails"),
            Severity.LOW,
            RuleDoc.rule("django-debug")
                    .title("Django runs in debug mode")
                    .bad("settings.py", """
                            ROOT_URLCONF = "shop.urls"
                            INSTALLED_APPS = ["shop"]
                            DEBUG = True  #: django-debug
                            """, """
                            ROOT_URLCONF = "shop.urls"
                            INSTALLED_APPS = ["shop"]
                            DEBUG = False
                            """)
                    .good("settings.py", """
                            import os

                            ROOT_URLCONF = "shop.urls"
                            INSTALLED_APPS = ["shop"]
                            DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
                            """)
                    .link("https://docs.djangoproject.com/en/stable/ref/settings/#debug"));

    static final Rule STARLETTE = new FrameworkDebug(
            new Framework(Disclosure.STARLETTE, "Starlette", "debug", "the source code around every error"),
            Severity.MEDIUM,
            RuleDoc.rule("fastapi-debug")
                    .title("FastAPI or Starlette runs in debug mode")
                    .bad("main.py", """
                            import uvicorn
                            from fastapi import FastAPI

                            app = FastAPI(debug=True)  #: fastapi-debug

                            if __name__ == "__main__":
                                uvicorn.run(app, host="0.0.0.0")
                            """, """
                            import uvicorn
                            from fastapi import FastAPI

                            app = FastAPI(debug=False)

                            if __name__ == "__main__":
                                uvicorn.run(app, host="0.0.0.0")
                            """)
                    .good("main.py", """
                            from fastapi import FastAPI

                            app = FastAPI(title="Debug this")
                            """)
                    .link("https://www.starlette.io/applications/"));

    static final Rule TORNADO = new FrameworkDebug(
            new Framework(
                    Disclosure.TORNADO,
                    "Tornado",
                    "debug",
                    "the traceback of every error, even for a page that does not exist"),
            Severity.MEDIUM,
            RuleDoc.rule("tornado-debug")
                    .title("Tornado runs in debug mode")
                    .bad("main.py", """
                            import tornado.web

                            app = tornado.web.Application([], debug=True)  #: tornado-debug
                            app.listen(8000)
                            """, """
                            import tornado.web

                            app = tornado.web.Application([], debug=False)
                            app.listen(8000)
                            """)
                    .good("main.py", """
                            import tornado.web

                            app = tornado.web.Application([])
                            app.listen(8000)
                            """)
                    .link(
                            "https://www.tornadoweb.org/en/stable/guide/running.html#debug-mode-and-automatic-reloading"));

    /**
     * A framework.
     *
     * @param library the package, as the evaluator names it
     * @param setting the setting that turns debug mode on
     * @param shows the parts that strangers then see
     */
    private record Framework(String library, String name, String setting, String shows) {
        String why() {
            return "In debug mode, " + name + " shows strangers " + shows + ".\n\nUndebug is about Flask. For " + name
                    + ", it reports only debug mode that is certainly on.";
        }

        String cause(Disclosure disclosure) {
            return "`" + setting + "` is " + Shown.of(disclosure.value()) + ", which turns on " + name
                    + "'s debug mode: strangers see " + shows + ".";
        }
    }

    private final Framework framework;
    private final Grading grading;
    private final RuleDoc doc;

    private FrameworkDebug(Framework framework, Severity limit, RuleDoc.Builder doc) {
        this.framework = framework;
        this.grading = Grading.atMost(limit);
        this.doc = doc.why(framework.why()).build();
    }

    @Override
    public RuleDoc doc() {
        return doc;
    }

    @Override
    public Grading grading() {
        return grading;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(
                        FrameworkDebugMode.class,
                        verdict -> advice(verdict.subject().disclosure()))
                .where(subject -> subject.disclosure().library().equals(framework.library())));
    }

    private Advice advice(Disclosure disclosure) {
        String cause = framework.cause(disclosure);
        return new Advice(reach -> Message.shown(cause, reach), PythonFix.off(disclosure.value()));
    }
}
