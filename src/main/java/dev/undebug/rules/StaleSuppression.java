package dev.undebug.rules;

import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds comments that allow findings that do not exist. */
public final class StaleSuppression implements Rule {
    public static final String ID = "stale-suppression";

    private static final RuleDoc DOC = RuleDoc.rule(ID)
            .title("An allow comment allows nothing")
            .why("""
                    `# undebug: allow RULE -- reason` allows a finding on its own line or on the line below: Undebug \
                    lists the finding, and it does not block. Separate several rules with commas.

                    A comment that stays after the code is fixed, or that names an unknown rule, would silently allow \
                    the next finding on its line. A comment without a reason allows nothing. Undebug never reports `# \
                    nosec` and `# noqa: S201`, which belong to other tools.
                    """)
            .bad("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    # undebug: allow flask-run-debug -- for the workshop  #: stale-suppression
                    app.run(host="0.0.0.0")
                    """, """
                    from flask import Flask

                    app = Flask(__name__)
                    app.run(host="0.0.0.0")
                    """)
            .good("app.py", """
                    from flask import Flask

                    app = Flask(__name__)
                    # The start chooses debug mode: flask run --debug
                    app.run(host="0.0.0.0")
                    """)
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    /** The scanner reports these findings itself, since it needs the findings of all other rules. */
    @Override
    public List<Wording<?>> wordings() {
        return List.of();
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }
}
