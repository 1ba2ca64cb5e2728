package dev.undebug.scan;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Advice;
import dev.undebug.rule.Reporter;
import dev.undebug.rule.Rule;
import dev.undebug.rule.Severity;
import dev.undebug.rule.SeverityTable;
import dev.undebug.scan.config.Globs;
import dev.undebug.scan.config.RuleSetting;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Runs rules over a project and collects their reports. */
final class Reports {
    private static final Comparator<Report> ORDER = Comparator.comparing(
                    (Report report) -> report.place().path())
            .thenComparingInt(report -> report.place().span().start())
            .thenComparing(Report::rule)
            .thenComparing(Report::subject);

    /** The number of characters that are parsed in the time of evaluating one expression. */
    private static final int PARSED = 10;

    /** The work of telling what was found before the budget of the scan was spent. */
    private static final long TELLING = 2_000_000;

    private final List<Rule> rules;
    private final ScanPolicy policy;
    private final Globs ignored;
    private final Suppressions suppressions;

    Reports(List<Rule> rules, ScanPolicy policy) {
        this.rules = rules;
        this.policy = policy;
        this.ignored = new Globs(policy.ignore());
        this.suppressions = new Suppressions(rules.stream().map(Rule::id).toList(), ignored, policy.allowComments());
    }

    /** Returns the reports of all rules and of allowing comments, covered ones included, ordered by place. */
    List<Report> of(Project project, ProjectBuilder builder) {
        List<Report> reports = new ArrayList<>();
        WorkBudget telling = new WorkBudget(TELLING);
        LongPredicate allowed = work -> builder.budget().tryCharge(work) || telling.tryCharge(work);
        for (Rule rule : rules) {
            rule.check(project, reporter(rule, reports, allowed));
        }
        // A comment that allows a rule is not stale just because the rule is off.
        return suppressions.apply(reports, builder.workspace()).stream()
                .filter(report -> !policy.isOff(report.rule()))
                .sorted(ORDER)
                .toList();
    }

    /** Returns the reports that the policy removes: in ignored paths, and by rules that are off. */
    List<Report> keptOut(Project project) {
        List<Report> kept = new ArrayList<>();
        for (Rule rule : policy.keepsOut() ? rules : List.<Rule>of()) {
            rule.check(project, (judged, advice) -> {
                boolean out = policy.isOff(rule.id())
                        || ignored.matches(judged.subject().place().path());
                if (out && !advice.covered()) {
                    report(rule, judged, advice).ifPresent(kept::add);
                }
            });
        }
        return kept.stream().sorted(ORDER).toList();
    }

    private Reporter reporter(Rule rule, List<Report> reports, LongPredicate allowed) {
        return (judged, advice) -> {
            Place place = judged.subject().place();
            if (!ignored.matches(place.path()) && allowed.test(work(judged))) {
                report(rule, judged, advice).ifPresent(reports::add);
            }
        };
    }

    /** Finding a fix may need the program's syntax tree. */
    private static long work(SwitchVerdict<? extends Switch> judged) {
        Place place = judged.subject().place();
        int parsed = PythonPaths.isPython(place.path()) ? place.file().text().length() / PARSED : 0;
        return 1L + judged.reaches().size() + parsed;
    }

    private Optional<Report> report(Rule rule, SwitchVerdict<? extends Switch> judged, Advice advice) {
        return judged.reaches().stream()
                .filter(reach -> severity(rule, judged, reach).isPresent())
                .max(Comparator.comparing(
                                (Reach reach) -> severity(rule, judged, reach).orElseThrow())
                        // Certain and shown reaches count more, then the worse exposure, then what others may meet, or
                        // is seen to serve.
                        .thenComparing(Reach::certain)
                        .thenComparing(Reach::shown)
                        .thenComparing(Reach::exposure, Comparator.reverseOrder())
                        .thenComparing(reach -> !reach.staysOnMachine())
                        .thenComparing(Reach::isOfServer))
                .map(reach -> report(
                        rule.id(),
                        judged.subject(),
                        reach,
                        severity(rule, judged, reach).orElseThrow(),
                        advice));
    }

    private Optional<Severity> severity(Rule rule, SwitchVerdict<? extends Switch> judged, Reach reach) {
        String path = judged.subject().place().path();
        if (reach.exposure() == Exposure.DORMANT && CodeRole.isInTests(path)) {
            return Optional.empty();
        }
        boolean quiet = policy.all() && reach.role().isPrivate() && reach.exposure() != Exposure.NONE;
        // A configured severity does not bring back a report that is not worth listing.
        return SeverityTable.severity(rule.grading(judged.subject(), reach), reach)
                .map(severity -> Optional.ofNullable(policy.rules().get(rule.id()))
                        .flatMap(RuleSetting::severity)
                        .orElse(severity))
                .or(() -> quiet ? Optional.of(Severity.LOW) : Optional.empty());
    }

    private static Report report(String rule, Switch subject, Reach reach, Severity severity, Advice advice) {
        Place place = subject.place();
        Exposure exposure = reach.certain() ? reach.exposure() : Exposure.UNKNOWN;
        return new Report(
                rule,
                subject.subject(),
                severity,
                exposure,
                reach.shown() && !reach.isOnlyInImage() && reach.exposure() != Exposure.DORMANT,
                place,
                advice.explanation().apply(reach),
                reach.steps(),
                advice.fixes(),
                Optional.empty(),
                advice.covered());
    }
}
