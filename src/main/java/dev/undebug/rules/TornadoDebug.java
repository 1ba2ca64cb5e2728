package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import java.util.List;

/** Finds applications of Tornado in debug mode. */
public final class TornadoDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("tornado-debug")
            .title("Tornado runs in debug mode")
            .why("""
                    In debug mode Tornado shows strangers the traceback of every error, even for a page that does not exist, and so tells them where to look for a way in.

                    Undebug is about Flask; of Tornado it only says where debug mode is on for certain.
                    """)
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
            .link("https://www.tornadoweb.org/en/stable/guide/running.html#debug-mode-and-automatic-reloading")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(DisclosureWording.of(
                Disclosure.Kind.TORNADO,
                disclosure -> "`debug` is " + Shown.of(disclosure.value())
                        + " here, which turns Tornado's debug mode on: strangers see the traceback of every error, even for a page that does not exist. That tells them where to look for a way in.",
                disclosure -> PythonFix.off(disclosure.value())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }
}
