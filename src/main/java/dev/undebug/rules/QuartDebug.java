package dev.undebug.rules;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds Quart applications in debug mode, or with propagated errors. */
public final class QuartDebug implements Rule {
    private static final String MODE = "QUART_ENV";
    private static final Set<String> VARIABLES = Set.of("QUART_DEBUG", MODE);

    private static final RuleDoc DOC = RuleDoc.rule("quart-debug")
            .title("Quart's debug settings are on")
            .why("""
                    With `PROPAGATE_EXCEPTIONS` on, Quart's error pages show source code and local variables, \
                    passwords among them, under every server. So they do in debug mode with releases 0.5 to 0.13, 0.15 to 0.18, and \
                    from 0.21 on. With others, debug mode alone bypasses the site's own error pages: visitors get an empty answer.

                    Releases 0.7 to 0.18 take debug mode from `QUART_DEBUG`, or else from `QUART_ENV=development`, under every \
                    server; later ones read `QUART_DEBUG` in `app.run()` only, and otherwise `FLASK_DEBUG`.

                    Remove them. Developers can use `quart --debug run`.
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
                Wording.of(CodeSetting.class, verdict -> flag(verdict.subject().setting()))
                        .where(subject -> subject.setting().kind() == DebugSetting.Kind.QUART),
                Wording.of(EnvironmentVariable.class, verdict -> variable(verdict.subject()))
                        .where(QuartDebug::isQuart),
                SettingWording.of(DebugSetting.Kind.QUART_PROPAGATE, "`PROPAGATE_EXCEPTIONS`"));
    }

    /** Returns whether a variable is Quart's own. */
    static boolean isQuart(EnvironmentVariable subject) {
        return VARIABLES.contains(subject.variable().name());
    }

    /** Returns a value of a variable that leaves debug mode off. */
    private static String off(String variable) {
        return variable.equals(MODE) ? "production" : "0";
    }

    private static Advice variable(EnvironmentVariable subject) {
        String name = subject.variable().name();
        return new Advice(
                reach -> Message.of(Shown.code(subject.shown()), reach), AssignedValue.fix(subject, name, off(name)));
    }

    /** A variable that the code itself sets has the text of the variable in the place of its value. */
    private static Advice flag(DebugSetting setting) {
        return setting.value().variables().stream()
                .filter(VARIABLES::contains)
                .findFirst()
                .map(name -> new Advice(
                        reach -> Message.of(
                                "Setting `" + name + "` to "
                                        + Shown.code(setting.value().place().text()),
                                reach),
                        Optional.of(new Fix(
                                "set `" + name + "` to `" + off(name) + "`",
                                List.of(AssignedValue.edit(setting.value().place(), off(name)))))))
                .orElseGet(() -> SettingWording.advice(setting, "Quart's debug flag"));
    }
}
