package dev.undebug.scan;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.rule.SeverityTable;
import dev.undebug.rules.StaleSuppression;
import dev.undebug.scan.allow.Allowance;
import dev.undebug.scan.allow.Allowance.Problem;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports Undebug's own comments that allow no finding. */
final class StaleComments {
    static final Rule RULE = new StaleSuppression();

    private StaleComments() {}

    /**
     * Reports a comment; empty if every part of it is used.
     *
     * @param used the rules with a finding that it allows
     */
    static Optional<Report> report(Allowance allowance, Set<String> used) {
        List<String> stale =
                allowance.rules().stream().filter(rule -> !used.contains(rule)).toList();
        if (allowance.everything() || (stale.isEmpty() && allowance.problems().isEmpty())) {
            return Optional.empty();
        }
        return report(allowance, message(allowance, stale), fixes(allowance, stale));
    }

    private static Optional<Report> report(Allowance allowance, String message, List<Fix> fixes) {
        Reach reach = new Reach(Exposure.FLAG, Role.UNKNOWN, true, true, List.of());
        return SeverityTable.severity(RULE.grading(), reach)
                .map(severity -> new Report(
                        RULE.id(),
                        "allow " + allowance.place().text(),
                        severity,
                        Exposure.NONE,
                        false,
                        allowance.place(),
                        Explanation.of(message),
                        List.of(),
                        fixes,
                        Optional.empty(),
                        false));
    }

    /** Reports a comment where the configuration gives comments no effect; empty for another tool's. */
    static Optional<Report> withoutEffect(Allowance allowance) {
        return allowance.everything()
                ? Optional.empty()
                : report(
                        allowance,
                        "The configuration says `allow-comments: false`, so this comment allows nothing.",
                        List.of(edit(allowance, "remove the comment", removal(allowance), "")));
    }

    private static String message(Allowance allowance, List<String> stale) {
        List<String> sentences = new ArrayList<>();
        allowance.problems().forEach(problem -> sentences.add(problem.sentence()));
        if (!stale.isEmpty()) {
            String rules = stale.stream().map(rule -> "`" + rule + "`").collect(Collectors.joining(" and "));
            sentences.add(rules + (stale.size() == 1 ? " finds" : " find")
                    + " nothing here. Strangers get nothing, but the comment would hide the next finding on its line.");
        }
        return String.join(" ", sentences);
    }

    private static List<Fix> fixes(Allowance allowance, List<String> stale) {
        for (Problem problem : allowance.problems()) {
            return problem.remedy().isEmpty() ? List.of() : List.of(replaced(allowance, problem));
        }
        return stale.size() == allowance.rules().size()
                ? List.of(edit(allowance, "remove the comment", removal(allowance), ""))
                : List.of(without(allowance, stale));
    }

    private static Fix replaced(Allowance allowance, Problem problem) {
        int at = allowance.place().text().indexOf(problem.word());
        int start = allowance.place().span().start() + at;
        Span span = new Span(start, start + problem.word().length());
        return edit(allowance, "write `" + problem.remedy() + "` instead", span, problem.remedy());
    }

    /** Keeps only the used rules. */
    private static Fix without(Allowance allowance, List<String> stale) {
        List<String> kept =
                allowance.rules().stream().filter(rule -> !stale.contains(rule)).toList();
        String text = "# undebug: allow " + String.join(", ", kept) + " -- " + allowance.reason();
        return edit(
                allowance,
                "remove the rules that find nothing",
                allowance.place().span(),
                text);
    }

    /** Returns the span of the comment with its line, or with the space before it. */
    private static Span removal(Allowance allowance) {
        SourceFile file = allowance.place().file();
        Span comment = allowance.place().span();
        int number = allowance.place().line();
        Span line = file.line(number);
        if (allowance.alone() && comment.end() == line.end() && isBlank(file, line.start(), comment.start())) {
            return file.lineWithEnd(number);
        }
        int start = comment.start();
        while (start > line.start() && Character.isWhitespace(file.text().charAt(start - 1))) {
            start--;
        }
        return new Span(start, comment.end());
    }

    private static boolean isBlank(SourceFile file, int start, int end) {
        return file.text().substring(start, end).isBlank();
    }

    private static Fix edit(Allowance allowance, String description, Span span, String text) {
        return new Fix(description, List.of(new Edit(allowance.place().file(), span, text)));
    }
}
