package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.rules.fix.AssignmentLine;
import dev.undebug.service.verdict.PinOff;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds settings that open the debugger's console to everybody. */
public final class WerkzeugPinOff implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("werkzeug-pin-off")
            .title("The debugger asks for no PIN")
            .why("""
                    `WERKZEUG_DEBUG_PIN=off`, or `pin_security=False` in the code, removes the last protection of \
                    Werkzeug's debugger: anyone who reaches its console can run code on the server at once. While no \
                    debugger is on, the setting does nothing; it takes effect on the day one is turned on.

                    Remove both. The PIN is in the app's log.
                    """)
            .bad("Dockerfile", """
                    FROM python:3.13-slim
                    COPY . .
                    ENV WERKZEUG_DEBUG_PIN=off  #: werkzeug-pin-off
                    CMD ["gunicorn", "shop:app"]
                    """, """
                    FROM python:3.13-slim
                    COPY . .
                    CMD ["gunicorn", "shop:app"]
                    """)
            .good("Dockerfile", """
                    FROM python:3.13-slim
                    COPY . .
                    CMD ["gunicorn", "shop:app"]
                    """)
            .link("https://werkzeug.palletsprojects.com/en/stable/debug/#debugger-pin")
            .seen(
                    Exposure.FLAG,
                    "print `WERKZEUG_DEBUG_PIN` in its environment: `off` now; once fixed, it is not set to that.")
            .seen(
                    Exposure.CONSOLE,
                    "open `/console` on `localhost` and enter `1 + 1`: it answers without a PIN now; once fixed, it asks for one.")
            .headline(Exposure.CONSOLE, "strangers get a Python console without a PIN")
            .headline(Exposure.FLAG, "the debugger asks for no PIN")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(PinOff.class, verdict -> advice(verdict.subject())));
    }

    private static Advice advice(PinOff pin) {
        return new Advice(reach -> message(pin, reach), fixes(pin));
    }

    private static Explanation message(PinOff pin, Reach reach) {
        String shown = Shown.code(pin.shown());
        return reach.exposure() == Exposure.CONSOLE
                ? Message.shown(
                        shown
                                + " removes the PIN from the debugger's console: strangers who open it can run code on the "
                                + "server at once.",
                        reach)
                : Explanation.of(shown
                        + " removes the PIN from the debugger's console. Strangers get nothing today, because no debugger is on; "
                        + "with one on, they can run code on the server at once.");
    }

    private static List<Fix> fixes(PinOff pin) {
        if (pin.argument()) {
            return pin
                    .assignedValue()
                    .map(place -> new Fix(
                            "set `pin_security` to `True`", List.of(new Edit(place.file(), place.span(), "True"))))
                    .stream()
                    .toList();
        }
        List<Fix> fixes = new ArrayList<>();
        pin.environmentVariable().flatMap(WerkzeugPinOff::removed).ifPresent(fixes::add);
        // An empty variable counts as not set.
        AssignedValue.fix(pin, "WERKZEUG_DEBUG_PIN", "").ifPresent(fixes::add);
        return fixes;
    }

    private static Optional<Fix> removed(EnvVar variable) {
        return AssignmentLine.of(variable.place())
                .map(span -> new Fix(
                        "remove `" + variable.name() + "`",
                        List.of(new Edit(variable.place().file(), span, ""))));
    }
}
