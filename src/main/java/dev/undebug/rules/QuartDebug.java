package dev.undebug.rules;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds Quart applications in debug mode, or with propagated errors. */
public final class QuartDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("quart-debug")
            .title("Quart's debug settings are on")
            .why("""
                    With `PROPAGATE_EXCEPTIONS` on, Quart's error pages show source code and local variables, \
                    passwords among them, under every server. So they do in debug mode with releases 0.15 to 0.18, and from \
                    0.21 on. With others, debug mode alone bypasses the site's own error pages: visitors get an empty answer.

                    Remove both. Developers can use `quart --debug run`.
                    """)
            .bad("app.py", """
                    from quart import Quart

                    app = Quart(__name__)
                    app.config["PROPAGATE_EXCEPTIONS"] = True  #: quart-debug

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0", debug=True)  #: quart-debug
                    """, """
                    from quart import Quart

                    app = Quart(__name__)
                    app.config["PROPAGATE_EXCEPTIONS"] = False

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0")
                    """)
            .good("app.py", """
                    from quart import Quart

                    app = Quart(__name__)
                    app.config["TESTING"] = False

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0", use_reloader=False)
                    """)
            .link("https://quart.palletsprojects.com/en/latest/how_to_guides/developing.html")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                ArgumentWording.of(AppStart.Kind.QUART),
                SettingWording.of(DebugSetting.Kind.QUART, "Quart's debug flag"),
                SettingWording.of(DebugSetting.Kind.QUART_PROPAGATE, "`PROPAGATE_EXCEPTIONS`"));
    }
}
