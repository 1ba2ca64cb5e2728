package dev.undebug.rules;

import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import java.util.List;

/** Finds comments that allow what is not found. */
public final class StaleSuppression implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("stale-suppression")
            .title("A comment allows a finding that is not there")
            .why("""
                    `# undebug: allow RULE -- reason`, on the line of a finding or on the line above, allows it: it is listed, and \
                    does not block. Several rules are separated by commas. A comment that is left behind when the code is mended, \
                    or that names no rule that exists, would silently allow the next mistake on its line; one that gives no reason \
                    allows nothing. `# nosec` and `# noqa: S201` are other tools' and are never reported.
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
                    # Debug mode is left to whoever starts it: flask run --debug
                    app.run(host="0.0.0.0")
                    """)
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    /** The scanner reports them itself, since it takes to know what all the other rules have found. */
    @Override
    public List<Wording<?>> wordings() {
        return List.of();
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }
}
