package dev.undebug.rules;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.WordSpan;
import dev.undebug.service.verdict.ServedErrorLog;
import dev.undebug.service.verdict.TracebackAnswer;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Finds views and error handlers that return a traceback, and logs with tracebacks in a folder that is served. */
public final class TracebackInResponse implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("traceback-in-response")
            .title("A response contains a traceback")
            .why("""
                    A traceback in a response shows file paths, lines of source code and the error message, which \
                    often contains data, to anyone who can make the page fail. It does so in production too: no \
                    setting turns it off.

                    Log it with `app.logger.exception(...)`, and answer with a short text.
                    """)
            .bad("app.py", """
                    import traceback

                    from flask import Flask

                    app = Flask(__name__)


                    @app.errorhandler(Exception)
                    def failed(error):
                        return traceback.format_exc(), 500  #: traceback-in-response
                    """, """
                    import traceback

                    from flask import Flask

                    app = Flask(__name__)


                    @app.errorhandler(Exception)
                    def failed(error):
                        return "Internal Server Error", 500
                    """)
            .good("app.py", """
                    import traceback

                    from flask import Flask

                    app = Flask(__name__)


                    @app.errorhandler(Exception)
                    def failed(error):
                        app.logger.error(traceback.format_exc())
                        return "Something went wrong", 500
                    """)
            .link("https://flask.palletsprojects.com/en/stable/errorhandling/")
            .headline(Exposure.TRACEBACK, "strangers see tracebacks")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(
                Wording.of(TracebackAnswer.class, verdict -> advice(verdict.subject())),
                Wording.of(ServedErrorLog.class, verdict -> advice(verdict.subject())));
    }

    @Override
    public Grading grading() {
        return Grading.atMost(Severity.MEDIUM);
    }

    private static Advice advice(TracebackAnswer answer) {
        String cause = "`" + answer.handler()
                + "` answers with a traceback: "
                + answer.guard()
                        .map(guard -> "strangers who get past " + Shown.code(guard) + " and")
                        .orElse("strangers who")
                + " make it fail see source code and file paths.";
        String dormant = "`" + answer.handler() + "` would answer with a traceback. ";
        return new Advice(
                reach -> reach.exposure() == Exposure.DORMANT
                        ? Explanation.of(dormant + NotReached.why(reach))
                        : Message.shown(cause, reach),
                Optional.of(fix(answer)));
    }

    private static Advice advice(ServedErrorLog log) {
        String cause = "Flask logs the traceback of every error that no handler takes to " + Shown.code(log.file())
                + ", and strangers can ask for the files in `static`.";
        SourceFile file = log.place().file();
        return new Advice(
                reach -> Message.shown(cause, reach),
                Optional.of(log)
                        .filter(found -> WordSpan.isWritten(file, found.words(), found.option()))
                        .map(found -> WordSpan.dropped(file, found.words(), found.option())));
    }

    private static Fix fix(TracebackAnswer answer) {
        Place traceback = answer.traceback();
        String text = answer.quote() + "Internal Server Error" + answer.quote();
        return new Fix("answer with a short text", List.of(new Edit(traceback.file(), traceback.span(), text)));
    }
}
