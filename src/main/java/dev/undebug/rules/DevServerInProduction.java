package dev.undebug.rules;

import dev.undebug.fact.Word;
import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.SwitchVerdict;
import java.util.List;
import java.util.stream.Collectors;

/** Finds launches that serve visitors with Werkzeug's development server, although debug mode is off. */
public final class DevServerInProduction implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("dev-server-in-production")
            .title("The development server serves visitors")
            .why("""
                    `flask run` and `app.run()` start Werkzeug's development server. It is not designed to be secure, \
                    stable or fast, it tells every visitor its Werkzeug and Python versions, and a single \
                    `FLASK_DEBUG=1` set elsewhere opens the debugger's console. A production WSGI server has no such \
                    console.

                    Start the app with a WSGI server: `gunicorn shop:app`, `waitress-serve shop:app` or uWSGI. \
                    `app.run()` may stay under `if __name__ == "__main__":` for developers.

                    If the debugger is on, Undebug reports that instead.
                    """)
            .bad("Procfile", """
                    web: flask --app shop run --host 0.0.0.0 --port $PORT  #: dev-server-in-production
                    """)
            .good("Procfile", """
                    web: gunicorn --bind 0.0.0.0:$PORT shop:app
                    """)
            .link("https://flask.palletsprojects.com/en/stable/deploying/")
            .build();

    private static final String ALONE =
            "It listens on its own machine or container alone, so that visitors meet it only through a proxy there. ";

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(DevelopmentServer.class, DevServerInProduction::advice));
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }

    private static Advice advice(SwitchVerdict<DevelopmentServer> verdict) {
        boolean unknown = verdict.reaches().stream()
                .anyMatch(reach -> !reach.role().isPrivate() && reach.exposure() == Exposure.UNKNOWN);
        return new Advice(
                reach -> Explanation.of(message(verdict.subject(), reach, unknown)), List.of(), isCovered(verdict));
    }

    /** A console has a worse finding of its own, and developers are meant to use this server. */
    private static boolean isCovered(SwitchVerdict<DevelopmentServer> judged) {
        List<Reach> visitors = judged.reaches().stream()
                .filter(reach -> !reach.role().isPrivate())
                .toList();
        return visitors.isEmpty() || visitors.stream().anyMatch(reach -> reach.exposure() == Exposure.CONSOLE);
    }

    /** @param unknown whether it is not known of some launch whether debug mode is on */
    private static String message(DevelopmentServer server, Reach reach, boolean unknown) {
        String command = server.command().words().stream().map(Word::text).collect(Collectors.joining(" "));
        if (reach.staysOnMachine()) {
            return Shown.code(command)
                    + " starts Flask's development server, which is made for a developer's own machine. "
                    + Message.ON_MACHINE
                    + " Behind one, use a production server, such as gunicorn, waitress or uWSGI.";
        }
        String risk = unknown
                ? "Undebug cannot tell whether debug mode is on; if it is, strangers can get a console."
                : "Strangers get no console today, but debug mode, in the code or the environment, can open one.";
        boolean alone = server.alone() || reach.listensAlone();
        // Visitors meet a deployment of the image, or nothing: it listens for its own container alone.
        return Shown.code(command)
                + (reach.isOnlyInImage() || alone ? " starts" : " serves visitors with")
                + " Flask's development server, which is made for a developer's own machine. "
                + (alone ? ALONE : "")
                + risk
                + " A production server, such as gunicorn, waitress or uWSGI, has no such console.";
    }
}
