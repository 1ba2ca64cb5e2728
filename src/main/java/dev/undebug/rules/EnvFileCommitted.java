package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.service.verdict.CommittedSecrets;
import java.util.ArrayList;
import java.util.List;

/** Finds committed env files with secrets. */
public final class EnvFileCommitted implements Rule {
    private static final int MOST_NAMES = 4;

    private static final RuleDoc DOC = RuleDoc.rule("env-file-committed")
            .title("Secrets are committed in an env file")
            .why("""
                    Anyone who can read the repository, or a copy of it, can use the secrets in its `.env`. With \
                    Flask's `SECRET_KEY`, they can forge a session cookie and be logged in as any user. With a \
                    password or a token, they need no debugger. The history keeps the values after a later commit \
                    deletes them.

                    Run `git rm --cached` on the file, list it in `.gitignore`, and replace every secret. Keep an \
                    `.env.example` with empty values. Undebug does not report templates, test files and obvious \
                    placeholders.
                    """)
            .bad(".env", """
                    FLASK_APP=shop
                    SECRET_KEY=8f2b51c6d7e94a03b1f0  #: env-file-committed
                    """)
            .good(".env.example", """
                    FLASK_APP=shop
                    SECRET_KEY=
                    """)
            .link("https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(CommittedSecrets.class, verdict -> {
            Explanation explanation = Explanation.of(message(verdict.subject()));
            return new Advice(reach -> explanation, List.of());
        }));
    }

    @Override
    public Grading grading() {
        return Grading.givenAway(Severity.MEDIUM);
    }

    private static String message(CommittedSecrets secrets) {
        List<String> names = secrets.variables().stream()
                .map(EnvVar::name)
                .distinct()
                .map(Shown::code)
                .toList();
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_NAMES, names.size())));
        if (names.size() > MOST_NAMES) {
            shown.add((names.size() - MOST_NAMES) + " more");
        }
        return "This file is committed with values for " + Shown.list(shown)
                + ". Strangers who see the repository or a copy of it can use them, and the history keeps them after the "
                + "file is deleted. Run `git rm --cached`, list the file in `.gitignore`, and replace the secrets.";
    }
}
