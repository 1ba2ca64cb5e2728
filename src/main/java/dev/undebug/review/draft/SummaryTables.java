package dev.undebug.review.draft;

import dev.undebug.fact.Role;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the tables of a check run's summary: services and findings. */
final class SummaryTables {
    private static final int MAX_LISTED = 50;

    private final RulePages pages;

    SummaryTables(RulePages pages) {
        this.pages = pages;
    }

    void services(List<ServiceReport> services, StringBuilder text) {
        if (services.isEmpty()) {
            return;
        }
        row(text, "Service", "Started at", "Launcher", "Environment", "A stranger gets");
        row(text, "---", "---", "---", "---", "---");
        services.stream()
                .limit(MAX_LISTED)
                .forEach(service -> row(
                        text,
                        Markdown.code(service.name()),
                        Markdown.code(service.place().toString()),
                        service.launcher() == Launcher.UNKNOWN
                                ? "unknown"
                                : service.launcher().id(),
                        service.role() == Role.UNKNOWN
                                ? "not stated (judged as production)"
                                : service.role().id(),
                        ExposureWords.of(service.exposure())
                                + service.reasons(Markdown::prose, CommentText::evidence)));
        more(services.size(), text);
        text.append('\n');
    }

    /** Appends the table of findings: allowed ones show a reason in place of a fix. */
    void findings(String heading, List<Finding> findings, StringBuilder text) {
        if (findings.isEmpty()) {
            return;
        }
        boolean allowed = findings.stream().allMatch(Finding::suppressed);
        text.append("### ").append(heading).append("\n\n");
        row(text, "Severity", "Where", "What", allowed ? "Reason" : "Fix");
        row(text, "---", "---", "---", "---");
        findings.stream()
                .limit(MAX_LISTED)
                .forEach(finding -> row(
                        text,
                        finding.severity().id(),
                        Markdown.code(finding.place().toString()),
                        "[" + Markdown.prose(pages.title(finding.rule())) + "](" + pages.link(finding.rule()) + ")",
                        finding.suppression()
                                .map(comment -> Markdown.prose(comment.reason()))
                                .orElseGet(() -> fix(finding))));
        more(findings.size(), text);
        text.append('\n');
    }

    /** A fix may be in another place than the finding. */
    private static String fix(Finding finding) {
        return finding.fix()
                .map(fix -> {
                    Edit first = fix.edits().get(0);
                    Place place = first.file().place(first.span());
                    String description = Markdown.prose(fix.description());
                    boolean here = place.toString().equals(finding.place().toString());
                    return here ? description : Markdown.code(place.toString()) + ": " + description;
                })
                .orElse("none offered");
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(Arrays.stream(cells).map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void more(int size, StringBuilder text) {
        if (size > MAX_LISTED) {
            text.append("\n… and ").append(size - MAX_LISTED).append(" more.\n");
        }
    }
}
