package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
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
                    `WERKZEUG_DEBUG_PIN=off`, or `pin_security=False` in the code, takes the last barrier from Werkzeug's \
                    debugger: whoever reaches its console runs code on the server at once. Where no debugger is on, the variable \
                    waits for the day on which one is.

                    Leave both out; the PIN is in the program's log.
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
                    "look at `WERKZEUG_DEBUG_PIN` in its environment: it is `off`, and once this is fixed it is not.")
            .seen(
                    Exposure.CONSOLE,
                    "open `/console` on `localhost`, and enter `1 + 1`: no PIN is asked for, and once this is fixed one is.")
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

    private static String message(PinOff pin, Reach reach) {
        String shown = Shown.code(pin.shown());
        return reach.exposure() == Exposure.CONSOLE
                ? Message.shown(
                        shown
                                + " takes the PIN off the debugger's console: every stranger who opens it runs any code on the "
                                + "server at once.",
                        reach)
                : shown
                        + " takes the PIN off the debugger's console. Strangers get nothing from that today, since no debugger "
                        + "is on; once one is, they run any code on the server at once.";
    }

    private static List<Fix> fixes(PinOff pin) {
        if (pin.argument()) {
            return pin
                    .assignedValue()
                    .map(place -> new Fix("set `pin_security` to `True`", List.of(AssignedValue.edit(place, "True"))))
                    .stream()
                    .toList();
        }
        List<Fix> fixes = new ArrayList<>();
        pin.environmentVariable().flatMap(WerkzeugPinOff::removed).ifPresent(fixes::add);
        // Set to nothing, the variable is as good as not there.
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
