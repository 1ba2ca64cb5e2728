package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Wording;
import dev.undebug.service.Disclosed;
import java.util.Optional;
import java.util.function.Function;

/** Words what asks something else than Flask to show errors. */
final class DisclosureWording {
    private DisclosureWording() {}

    /** Words every disclosure of a kind. */
    static Wording<Disclosed> of(
            Disclosure.Kind kind, Function<Disclosure, String> cause, Function<Disclosure, Optional<Fix>> fix) {
        return Wording.of(Disclosed.class, verdict -> {
                    Disclosure disclosure = verdict.subject().disclosure();
                    String text = cause.apply(disclosure);
                    return new Advice(reach -> Message.shown(text, reach), fix.apply(disclosure));
                })
                .where(subject -> subject.disclosure().kind() == kind);
    }
}
