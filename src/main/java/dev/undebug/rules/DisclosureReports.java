package dev.undebug.rules;

import dev.undebug.python.eval.Disclosure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Reporter;
import dev.undebug.service.Disclosed;
import dev.undebug.service.Project;
import dev.undebug.service.verdict.SwitchVerdict;
import java.util.Optional;
import java.util.function.Function;

/** Reports what asks something else than Flask to show errors. */
final class DisclosureReports {
    private DisclosureReports() {}

    /** Reports every disclosure of a kind. */
    static void of(
            Project project,
            Reporter reporter,
            Disclosure.Kind kind,
            Function<Disclosure, String> cause,
            Function<Disclosure, Optional<Fix>> fix) {
        for (SwitchVerdict<Disclosed> judged : project.switches(Disclosed.class)) {
            Disclosure disclosure = judged.subject().disclosure();
            if (disclosure.kind() == kind) {
                String text = cause.apply(disclosure);
                reporter.report(judged, new Advice(reach -> Message.shown(text, reach), fix.apply(disclosure)));
            }
        }
    }
}
