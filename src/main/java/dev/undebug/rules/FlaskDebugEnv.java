package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.rules.fix.DefaultWords;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds environment variables that turn debug mode on, in any file that sets them. */
public final class FlaskDebugEnv implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-debug-env")
            .title("An environment variable turns debug mode on")
            .why("""
                    Flask reads `FLASK_DEBUG` when it starts, whatever the code says. Every value but `0`, `false` and \
                    `no` turns debug mode on, even `off`, which only `flask run` since Flask 2.2 takes for off. With \
                    `flask run` or `app.run()`, error pages then show source code and a Python console. Behind a server such \
                    as gunicorn, errors without a handler bypass the site's own error pages.

                    Set it to `0` wherever you deploy, or remove it.
                    """)
            .bad("Dockerfile", """
                    FROM python:3.13-slim
                    WORKDIR /srv
                    COPY . .
                    ENV FLASK_DEBUG=1  #: flask-debug-env
                    CMD ["flask", "run", "--host", "0.0.0.0"]
                    """, """
                    FROM python:3.13-slim
                    WORKDIR /srv
                    COPY . .
                    ENV FLASK_DEBUG=0
                    CMD ["flask", "run", "--host", "0.0.0.0"]
                    """)
            .good("Dockerfile", """
                    FROM python:3.13-slim
                    ENV FLASK_DEBUG=0
                    CMD ["gunicorn", "shop:app"]
                    """)
            .link("https://flask.palletsprojects.com/en/stable/config/#debug-mode")
            .build();

    /** Values that look like off. Flask takes them for on, like every value that it does not know. */
    private static final Set<String> SEEMS_OFF =
            Set.of("0", "false", "no", "off", "n", "f", "none", "null", "disabled");

    private static final String APP_RUN = "`app.run()`";
    /** A variable of the code, which no name of a mode can replace. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*+");

    private static final Pattern MODE = Pattern.compile("[\\w.:-]+");
    private static final Pattern COMPUTED = Pattern.compile("[A-Za-z]{0,2}[\"']\\w+=");

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(EnvironmentVariable.class, verdict -> variable(verdict.subject()))
                        .where(subject -> !DashDebug.isDash(subject) && !QuartDebug.isQuart(subject)),
                Wording.of(
                                CodeSetting.class,
                                verdict -> setting(verdict.subject().setting()))
                        .where(subject -> subject.setting().kind() == DebugSetting.Kind.ENVIRONMENT));
    }

    private static Advice variable(EnvironmentVariable subject) {
        EnvVar variable = subject.variable();
        String written = variable.place().file().slice(variable.valueSpan());
        String assigned = Shown.code(subject.shown());
        boolean misleads = misleads(variable);
        boolean flaskOnly = variable.place().path().endsWith(".flaskenv");
        return new Advice(
                reach -> misleads
                        ? Message.ofVariable(assigned + reading(reach), reach, flaskOnly, APP_RUN)
                        : Message.ofVariable(assigned, reach, flaskOnly),
                fixes(variable.nameThere(), written, word -> AssignedValue.edit(variable, word)));
    }

    private static Advice setting(DebugSetting setting) {
        String cause = "Setting `FLASK_DEBUG` to " + Shown.of(setting.value());
        Place value = setting.value().place();
        boolean isName =
                PythonPaths.isPython(value.path()) && NAME.matcher(value.text()).matches();
        return new Advice(
                reach -> Message.of(cause, reach),
                fixes("FLASK_DEBUG", isName ? "" : value.text(), word -> AssignedValue.edit(value, word)));
    }

    /** Returns whether people would expect the opposite of what Flask reads. */
    private static boolean misleads(EnvVar variable) {
        return variable.name().equals("FLASK_DEBUG")
                && SEEMS_OFF.contains(variable.value().orElse("").toLowerCase(Locale.ROOT));
    }

    /** Where nothing gets the variable, nothing shows what reads it: {@code flask run} takes it for off since Flask 2.2. */
    private static String reading(Reach reach) {
        return reach.exposure() == Exposure.DORMANT
                ? ", which " + APP_RUN + " reads as on,"
                : ", which Flask reads as on,";
    }

    /**
     * Replaces the name of a mode by that of another one, or leaves nothing where a program takes every text for on. A value that
     * Python concatenates with the name cannot be replaced.
     */
    private static List<Fix> fixes(String name, String value, Function<String, Edit> edit) {
        if (COMPUTED.matcher(value).lookingAt()) {
            return List.of();
        }
        String written = value.replaceAll("[\"']", "");
        List<String> off =
                new ArrayList<>(MODE.matcher(written).matches() ? DefaultWords.production(written) : List.of());
        off.addAll(List.of("0", ""));
        return off.stream()
                .map(word -> new Fix(AssignedValue.description(name, word), List.of(edit.apply(word))))
                .toList();
    }
}
