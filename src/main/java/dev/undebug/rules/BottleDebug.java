package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import java.util.List;

/** Finds applications of Bottle in debug mode. */
public final class BottleDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("bottle-debug")
            .title("Bottle runs in debug mode")
            .why("""
                    In debug mode Bottle shows strangers the traceback of every error, and so tells them where to look for a way in.

                    Undebug is about Flask; of Bottle it only says where debug mode is on for certain.
                    """)
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
            .link("https://bottlepy.org/docs/stable/deployment.html")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(DisclosureWording.of(
                Disclosure.Kind.BOTTLE,
                disclosure -> "`debug` is " + Shown.of(disclosure.value())
                        + " here, which turns Bottle's debug mode on: strangers see the traceback of every error. That tells them where to look for a way in.",
                disclosure -> PythonFix.off(disclosure.value())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }
}
