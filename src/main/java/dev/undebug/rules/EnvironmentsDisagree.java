package dev.undebug.rules;

import dev.undebug.fact.EnvVar;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import dev.undebug.rule.RuleDoc;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Wording;
import dev.undebug.rules.fix.AssignedValue;
import dev.undebug.service.verdict.Disagreement;
import dev.undebug.service.verdict.EnvironmentVariable;
import java.util.List;
import java.util.Optional;

/** Finds environments that do not turn off what another environment turns off. */
public final class EnvironmentsDisagree implements Rule {
    private static final RuleDoc DOC = RuleDoc.rule("environments-disagree")
            .title("Production and staging disagree on debug mode")
            .why("""
                    One environment turns debug mode off; the other does not set it, or turns it on. Staging then does \
                    not behave like production, and one of them depends on what else its host sets.

                    Undebug compares `.env.production` with `.env.staging`, and in the same way compose files, \
                    Kubernetes overlays, chart values and deployment jobs, each with what its image sets. It looks at \
                    `FLASK_DEBUG`, at `FLASK_ENV` where Flask reads it, and at the app's own variables that turn debug \
                    mode on. Development is not compared.

                    Set the variable to the same value in both.
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
        Explanation explanation = Explanation.of(message(found));
        return new Advice(reach -> explanation, fix(found).stream().toList(), !found.decided());
    }

    private static String message(Disagreement found) {
        String there = Shown.list(found.others().stream()
                .map(other -> "`" + other.place() + "` sets " + shown(other))
                .toList());
        String here = found.own()
                .map(own -> "; here, it is " + shown(own))
                .orElse(found.others().size() == 1 ? "; here, it is not set" : "; here, they are not set");
        return there + here
                + ". Only one of staging and production keeps debug mode off, so a test on staging does not show what "
                + "strangers get in production.";
    }

    private static String shown(EnvVar variable) {
        return Shown.code(new EnvironmentVariable(variable, "").shown());
    }

    private static Optional<Fix> fix(Disagreement found) {
        String value = found.others().get(0).value().orElse("");
        return found.own()
                .map(own -> new Fix(
                        "set `" + own.name() + "` to `" + value + "` as well",
                        List.of(AssignedValue.edit(own, value))));
    }
}
