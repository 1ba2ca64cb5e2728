package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.PythonFix;
import java.util.List;

/** Finds applications of FastAPI or Starlette in debug mode. */
public final class FastApiDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("fastapi-debug")
            .title("FastAPI or Starlette runs in debug mode")
            .why("""
                    In debug mode Starlette shows strangers the source code around every error, and so tells them where to look for a way in.

                    Undebug is about Flask; of Starlette it only says where debug mode is on for certain.
                    """)
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
            .link("https://www.starlette.io/applications/")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(DisclosureWording.of(
                Disclosure.Kind.STARLETTE,
                disclosure -> "`debug` is " + Shown.of(disclosure.value())
                        + " here, which turns Starlette's debug mode on: strangers see the source code around every error. That tells them where to look for a way in.",
                disclosure -> PythonFix.off(disclosure.value())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }
}
