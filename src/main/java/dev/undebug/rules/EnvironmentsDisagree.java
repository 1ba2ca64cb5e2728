package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.service.verdict.Disagreement;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/** Finds environments of which one forgets to switch off what another does. */
public final class EnvironmentsDisagree implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("environments-disagree")
            .title("Production and staging do not agree on debug mode")
            .why("""
                    Where one of them switches debug mode off and the other forgets it, or switches it on, staging does not show \
                    what production does, and one of the two depends on whatever else is set on its host. `.env.production` is \
                    compared with `.env.staging`, and so are compose files, overlays of Kubernetes, values of charts and jobs \
                    that deploy, each with what its image sets; `FLASK_DEBUG`, \
                    `FLASK_ENV` where Flask reads it, and variables of the application's own that turn debug mode on. What \
                    development sets is its own business.

                    Set it to the same value in both.
                    """)
            .bad("compose.yaml", """
                    services:
                      web-production:
                        image: shop
                        environment:
                          FLASK_DEBUG: "0"
                      web-staging:  #: environments-disagree
                        image: shop
                        environment:
                          LOG_LEVEL: info
                    """)
            .good("compose.yaml", """
                    services:
                      web-production:
                        image: shop
                        environment:
                          FLASK_DEBUG: "0"
                      web-staging:
                        image: shop
                        environment:
                          FLASK_DEBUG: "0"
                          LOG_LEVEL: info
                    """)
            .link("https://12factor.net/dev-prod-parity")
            .build();

    @Override
    public RuleDoc doc() {
        return DOC;
    }

    @Override
    public List<Wording<?>> wordings() {
        return List.of(Wording.of(Disagreement.class, verdict -> advice(verdict.subject())));
    }

    @Override
    public Grading grading() {
        return Grading.fixed(Severity.LOW);
    }

    private static Advice advice(Disagreement found) {
        return new Advice(reach -> message(found), fix(found).stream().toList(), !found.decided());
    }

    private static String message(Disagreement found) {
        String there = Shown.list(found.others().stream()
                .map(other -> "`" + other.place() + "` sets " + shown(other))
                .toList());
        String here = found.own()
                .map(own -> "; here it is " + shown(own))
                .orElse(found.others().size() == 1 ? "; here it is not set" : "; here they are not set");
        return there + here
                + ". Only one of staging and production keeps debug mode off: what is tried on one is not what "
                + "strangers get from the other.";
    }

    private static String shown(EnvVar variable) {
        return Shown.code(new EnvironmentVariable(variable, "").shown());
    }

    private static Optional<Fix> fix(Disagreement found) {
        String value = found.others().get(0).value().orElse("");
        return found.own().map(own -> {
            Place place = own.place().file().place(own.valueSpan());
            return new Fix(
                    "set `" + own.name() + "` to `" + value + "` as well", List.of(AssignedValue.edit(place, value)));
        });
    }
}
