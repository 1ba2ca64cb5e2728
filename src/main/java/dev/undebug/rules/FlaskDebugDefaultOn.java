package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.ReadFixes;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.Reach;
import java.util.List;
import java.util.stream.Collectors;

/** Finds reads of environment variables that turn debug mode on although nobody asked for it. */
public final class FlaskDebugDefaultOn implements Rule {
    private static final int MAX_SHOWN = 60;

    private static final RuleDoc DOC = RuleDoc.rule("flask-debug-default-on")
            .title("Debug mode is on by default, or for a value such as `False`")
            .why("""
                    An app whose debug mode is on by default gives strangers Flask's debugger wherever nobody sets the \
                    variable. Strings are a second trap: in Python, `"0"` and `"False"` are true, so `DEBUG=False` can \
                    turn debug mode on.

                    Make debug mode off by default, and compare with the one value that turns it on: \
                    `os.environ.get("DEBUG") == "1"`.

                    This rule reports every read of an environment variable that decides on debug mode: for \
                    `app.run()`, for `app.debug` or in the configuration. A literal `True` belongs to the rule of its \
                    own switch, whatever condition surrounds it.
                    """)
            .bad("app.py", """
                    import os

                    from flask import Flask

                    app = Flask(__name__)
                    app.run(debug=os.getenv("SHOP_DEBUG", "1") == "1")  #: flask-debug-default-on
                    """, """
                    import os

                    from flask import Flask

                    app = Flask(__name__)
                    app.run(debug=os.getenv("SHOP_DEBUG") == "1")
                    """)
            .bad("app.py", """
                    import os

                    from flask import Flask

                    app = Flask(__name__)
                    app.config["DEBUG"] = bool(os.environ.get("DEBUG"))  #: flask-debug-default-on
                    app.run()
                    """, """
                    import os

                    from flask import Flask

                    app = Flask(__name__)
                    app.config["DEBUG"] = os.environ.get("DEBUG") == "1"
                    app.run()
                    """)
            .good("app.py", """
                    import os

                    from flask import Flask

                    app = Flask(__name__)
                    app.run(debug=os.environ.get("DEBUG", "").lower() in ("1", "true"))
                    """)
            .link("https://flask.palletsprojects.com/en/stable/config/#debug-mode")
            .link("https://docs.python.org/3/library/stdtypes.html#truth-value-testing")
            .headline(Exposure.UNKNOWN, "debug mode may turn on unexpectedly")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(EnvironmentRead.class, verdict -> advice(verdict.subject())));
    }

    private static Advice advice(EnvironmentRead read) {
        return new Advice(reach -> message(read, reach), ReadFixes.of(read));
    }

    private static Explanation message(EnvironmentRead read, Reach reach) {
        String variable = "`" + read.read().variable() + "`";
        String text = read.place().text();
        String shown =
                text.length() <= MAX_SHOWN && !text.contains("\n") ? "`" + text + "`" : "the read of " + variable;
        return switch (read.when()) {
            case LATENT -> Explanation.of(latent(read, shown, reach));
            case OFF_WORD -> Message.of(shown + ", which reads " + words(read, " and ") + " as on,", reach);
            case LOADED -> Message.of(shown + loaded(read), reach);
            case SET -> unset(read, Message.of("With this " + variable + ", and without one, " + shown, reach));
            case UNSET -> unset(read, Message.of("When " + variable + " is not set, " + shown, reach));
        };
    }

    private static String loaded(EnvironmentRead read) {
        return read.loaded()
                .map(place -> ", which gets " + Shown.code(place.text()) + " from `" + place + "`,")
                .orElse("");
    }

    private static String latent(EnvironmentRead read, String shown, Reach reach) {
        String where =
                reach.exposure() == Exposure.DORMANT || reach.unfollowed().isPresent()
                        ? NotReached.why(reach)
                        : "Strangers get nothing while `" + read.read().variable() + "` is not set.";
        return "Setting " + words(read, " or ") + " turns debug mode on, not off: " + shown + " reads the value as on. "
                + where;
    }

    private static Explanation unset(EnvironmentRead read, Explanation explanation) {
        boolean misleads = read.words().stream().anyMatch(word -> !word.equals("1"));
        return misleads ? explanation.with("Setting " + words(read, " or ") + " does not turn it off.") : explanation;
    }

    /** Returns the assignments that look like off. */
    private static String words(EnvironmentRead read, String separator) {
        List<String> off =
                read.words().stream().filter(word -> !word.equals("1")).toList();
        return (off.isEmpty() ? List.of("0") : off)
                .stream()
                        .map(word -> "`" + read.read().variable() + "=" + word + "`")
                        .collect(Collectors.joining(separator));
    }
}
