package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
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
            .title("Debug mode is on where nobody asks for it")
            .why("""
                    Whoever deploys the program has to know that a variable must be set, or visitors get Flask's debugger. Text is \
                    a trap besides: to Python the strings `"0"` and `"False"` are true, so that `DEBUG=False` turns debug mode on.

                    Let it be off when the variable is not set, and compare with the one value that turns it on: \
                    `os.environ.get("DEBUG") == "1"`. Every value that an environment variable decides is reported here, \
                    wherever it goes: to `app.run()`, to `app.debug` or into the configuration. A constant `True` at the switch \
                    itself is reported as that switch, whatever condition stands around it.
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

    private static String message(EnvironmentRead read, Reach reach) {
        String variable = "`" + read.read().variable() + "`";
        String text = read.place().text();
        String shown =
                text.length() <= MAX_SHOWN && !text.contains("\n") ? "`" + text + "`" : "the read of " + variable;
        return switch (read.when()) {
            case LATENT -> latent(read, shown, reach);
            case OFF_WORD -> Message.of(shown + ", which takes " + words(read, " and ") + " for on,", reach);
            case UNSET -> Message.of("When " + variable + " is not set, " + shown, reach) + trap(read);
        };
    }

    private static String latent(EnvironmentRead read, String shown, Reach reach) {
        String where = reach.exposure() == Exposure.DORMANT
                ? "Nothing that this repository starts gets here, so strangers get nothing today."
                : "Strangers get nothing as long as `" + read.read().variable() + "` is not set.";
        return shown + " takes " + words(read, " and ")
                + " for on: setting it that way to switch debug mode off switches it on. " + where;
    }

    private static String trap(EnvironmentRead read) {
        boolean misleads = read.words().stream().anyMatch(word -> !word.equals("1"));
        return misleads ? " Setting " + words(read, " or ") + " does not turn it off." : "";
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
