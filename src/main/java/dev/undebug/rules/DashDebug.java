package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.DashRun;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.rules.fix.CallFix;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import java.util.List;
import java.util.Optional;

/** Finds Dash applications with debug mode or developer tools on. */
public final class DashDebug implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("dash-debug")
            .title("Dash's developer tools are on")
            .why("""
                    `app.run(debug=True)` starts the Flask server under Dash with Werkzeug's debugger: strangers get \
                    source code and a Python console, protected only by a PIN. `enable_dev_tools()` shows tracebacks \
                    under every server, gunicorn included, and is on by default.

                    Remove both. On your own machine, `DASH_DEBUG=true` does the same; any value but `false` turns it \
                    on, even `0`.
                    """)
            .bad("app.py", """
                    from dash import Dash, html

                    app = Dash(__name__)
                    app.layout = html.Div("Hello")

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0", debug=True)  #: dash-debug
                    """, """
                    from dash import Dash, html

                    app = Dash(__name__)
                    app.layout = html.Div("Hello")

                    if __name__ == "__main__":
                        app.run(host="0.0.0.0")
                    """)
            .bad("wsgi.py", """
                    from dash import Dash

                    app = Dash(__name__)
                    app.enable_dev_tools(dev_tools_ui=True)  #: dash-debug
                    server = app.server
                    """, """
                    from dash import Dash

                    app = Dash(__name__)
                    app.enable_dev_tools(debug=False, dev_tools_ui=True)
                    server = app.server
                    """)
            .good("app.py", """
                    from dash import Dash

                    app = Dash(__name__)
                    app.run(host="0.0.0.0", debug=False)
                    """)
            .link("https://dash.plotly.com/devtools")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                ArgumentWording.of(AppStart.Kind.DASH),
                Wording.of(CodeSetting.class, verdict -> tools(verdict.subject().setting()))
                        .where(subject -> subject.setting().kind() == DebugSetting.Kind.DASH_TOOLS),
                Wording.of(EnvironmentVariable.class, verdict -> variable(verdict.subject()))
                        .where(DashDebug::isDash));
    }

    private static Advice tools(DebugSetting setting) {
        return new Advice(
                reach -> Message.of("`enable_dev_tools()`", reach),
                CallFix.passing(setting.value().place(), "debug", "False"));
    }

    /** Returns whether a variable is Dash's own. */
    static boolean isDash(EnvironmentVariable subject) {
        return subject.variable().name().equals(DashRun.DASH_DEBUG);
    }

    private static Advice variable(EnvironmentVariable subject) {
        EnvVar variable = subject.variable();
        String value = variable.value().orElse("");
        String cause =
                Shown.code(subject.shown()) + (value.equalsIgnoreCase("true") ? "" : ", which Dash reads as on,");
        Fix fix = new Fix("set `DASH_DEBUG` to `false`", List.of(AssignedValue.edit(variable, "false")));
        return new Advice(reach -> Message.of(cause, reach), Optional.of(fix));
    }
}
