package dev.undebug.rules;

import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.WordSpan;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Finds {@code flask run} with options that turn debug mode or the debugger on. */
public final class FlaskRunFlag implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("flask-run-flag")
            .title("A command starts Flask with a debug option")
            .why("""
                    `--debug` and `--debugger` are for a developer's own machine: every error page shows source code \
                    and a Python console, protected only by a PIN. With `--debugger` alone, error pages look harmless, \
                    but the console still answers.

                    Remove the option from every command that you deploy. Better still, start the app with a WSGI \
                    server.
                    """)
            .bad("Procfile", """
                    web: flask --app shop run --debug --host 0.0.0.0  #: flask-run-flag
                    """, """
                    web: flask --app shop run --host 0.0.0.0
                    """)
            .good("Procfile", """
                    web: gunicorn --log-level debug shop:app
                    """)
            .link("https://flask.palletsprojects.com/en/stable/cli/#debug-mode")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(CommandOption.class, verdict -> advice(verdict.subject())));
    }

    private static Advice advice(CommandOption option) {
        Place word = option.place();
        Span span = WordSpan.of(word.file(), word.span());
        String name = option.word().text();
        Fix fix = new Fix("drop `" + name + "`", List.of(new Edit(word.file(), span, "")));
        return new Advice(
                reach -> Message.of("`" + name + "`", reach), isAlone(option) ? Optional.of(fix) : Optional.empty());
    }

    /** Returns whether the option is written there, or is all that is in a variable there. */
    private static boolean isAlone(CommandOption option) {
        Place place = option.place();
        return WordSpan.isWritten(
                        place.file(), List.of(place.span()), option.word().text())
                || option.command().words().stream()
                        .filter(word -> !word.equals(option.word()))
                        .noneMatch(word -> option.command().placeOf(word).equals(place));
    }
}
