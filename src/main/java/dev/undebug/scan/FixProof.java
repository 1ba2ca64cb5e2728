package dev.undebug.scan;

import dev.undebug.python.eval.outcome.LoadedSettings;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.service.AheadWork;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Proves a fix before it is offered: with the fix applied, the text parses as before, the finding is gone, there is no
 * new one, and no other is worse.
 */
final class FixProof implements AutoCloseable {
    /** The work of reporting a finding again and comparing it, in units of {@link WorkBudget}; measured. */
    static final long REPORT_WORK = 150;

    private static final Pattern OFF = Pattern.compile("[\"']?(?:[Ff]alse|0)[\"']?");

    private final ProjectBuilder builder;
    private final Reports reports;
    private final List<Report> before;
    private final long failing;
    private final LoadedSettings settings;
    private final int unfinished;
    private final long most;
    private final Map<Report, Fix> together = new HashMap<>();
    private long done;
    private boolean gaveUp;
    private Optional<AheadWork<Report, Attempt>> ahead = Optional.empty();

    /** The state before any fix. */
    record Before(Project project, List<Report> reports) {}

    /** @param budget the limit of work; beyond it, no more fixes are proved */
    FixProof(ProjectBuilder builder, Reports reports, Before before, long budget) {
        this.builder = builder;
        this.reports = reports;
        this.before = before.reports;
        this.failing = before.project.failing();
        this.settings = before.project.settings();
        this.unfinished = before.project.unfinished().size();
        this.most = budget;
    }

    /**
     * Proves preferred fixes many at a time: those of literals, and of the others those of independent programs. What is left
     * is proved one by one.
     */
    void begin(List<Report> reports) {
        beginGroup(LiteralFixes.among(reports), this::turnOff);
        List<Report> others =
                reports.stream().filter(report -> !together.containsKey(report)).toList();
        IndependentFixes.groups(others, builder).forEach(group -> beginGroup(group, this::holdTogether));
        List<Report> left =
                reports.stream().filter(report -> !together.containsKey(report)).toList();
        if (left.size() > 1 && builder.isHelped() && !gaveUp) {
            ProjectBuilder alone = builder.unhelped();
            ahead = Optional.of(AheadWork.begin("undebug-proofs", left, report -> attempt(report, alone, most)));
        }
    }

    /** Ends what other threads do. */
    @Override
    public void close() {
        ahead.ifPresent(AheadWork::close);
    }

    private void beginGroup(List<ProposedFix> group, Predicate<List<ProposedFix>> proof) {
        if (group.size() < 2 || gaveUp) {
            return;
        }
        if (proof.test(group)) {
            group.forEach(one -> together.put(one.report(), one.fix()));
        } else {
            beginGroup(group.subList(0, group.size() / 2), proof);
            beginGroup(group.subList(group.size() / 2, group.size()), proof);
        }
    }

    Optional<Fix> proved(Report report) {
        Fix known = together.get(report);
        return known != null ? Optional.of(known) : oneByOne(report);
    }

    /**
     * The proof of the fixes of one report.
     *
     * @param fix the first one that holds
     * @param work of it, in units of {@link WorkBudget}
     * @param gaveUp whether that was too much
     */
    record Attempt(Optional<Fix> fix, long work, boolean gaveUp) {}

    /** Proves the fixes of a report one by one. Several threads may do so. */
    private Attempt attempt(Report report, ProjectBuilder unfixed, long allowed) {
        long work = 0;
        for (Fix fix : report.fixes()) {
            List<SourceFile> files = FixedFiles.of(fix);
            WorkBudget budget = new WorkBudget(allowed - work);
            boolean holds = !files.isEmpty()
                    && holds(unfixed, files, budget, fixed -> isBetter(List.of(report), List.of(fix), fixed));
            work += budget.done();
            if (holds || budget.spent()) {
                return new Attempt(budget.spent() ? Optional.empty() : Optional.of(fix), work, budget.spent());
            }
        }
        return new Attempt(Optional.empty(), work, false);
    }

    private Optional<Fix> oneByOne(Report report) {
        if (gaveUp) {
            return Optional.empty();
        }
        Attempt attempt = ahead.isPresent() ? ahead.get().of(report) : attempt(report, builder, most - done);
        gaveUp = attempt.gaveUp || attempt.work > most - done;
        done += attempt.work;
        return gaveUp ? Optional.empty() : attempt.fix;
    }

    /** Returns whether a fix was not tried, or not to the end, because the budget was spent. */
    boolean gaveUp() {
        return gaveUp;
    }

    private boolean turnOff(List<ProposedFix> group) {
        List<Report> ended = group.stream().map(ProposedFix::report).toList();
        List<Fix> fixes = group.stream().map(ProposedFix::fix).toList();
        return holds(ProposedFix.together(group), fixed -> isBetter(ended, fixes, fixed));
    }

    private boolean holdTogether(List<ProposedFix> group) {
        return holds(ProposedFix.together(group), fixed -> isBetterByThese(group, fixed));
    }

    private boolean holds(List<SourceFile> files, Predicate<ProjectBuilder> better) {
        if (gaveUp || files.isEmpty()) {
            return false;
        }
        WorkBudget budget = new WorkBudget(most - done);
        boolean holds = holds(builder, files, budget, better);
        done += budget.done();
        gaveUp = budget.spent();
        return holds && !gaveUp;
    }

    private boolean holds(
            ProjectBuilder unfixed, List<SourceFile> files, WorkBudget budget, Predicate<ProjectBuilder> better) {
        ProjectBuilder fixed = unfixed.fixed(files, budget);
        return budget.tryCharge(REPORT_WORK * before.size())
                && files.stream().allMatch(file -> parsesAsBefore(file.path(), fixed))
                && better.test(fixed);
    }

    /** Whatever one of them did beyond ending its finding would be seen: no other one reaches its programs. */
    private boolean isBetterByThese(List<ProposedFix> group, ProjectBuilder changed) {
        Project after = changed.project();
        if (after.failing() != failing
                || losesSettings(after, group.stream().map(ProposedFix::fix).toList())
                || after.unfinished().size() != unfinished
                || !IndependentFixes.areApart(group, changed)) {
            return false;
        }
        Map<List<String>, List<Severity>> rest =
                without(group.stream().map(ProposedFix::report).toList());
        rest.values().removeIf(List::isEmpty);
        return severities(reports.of(after, changed)).equals(rest);
    }

    private boolean parsesAsBefore(String path, ProjectBuilder fixed) {
        if (PythonPaths.isPython(path)) {
            return broken(path, fixed) <= broken(path, builder);
        }
        return !isBrokenData(path, fixed) || isBrokenData(path, builder);
    }

    private static boolean isBrokenData(String path, ProjectBuilder builder) {
        return builder.workspace()
                .facts(path)
                .filter(facts -> facts.partlyRead().isPresent())
                .isPresent();
    }

    private static long broken(String path, ProjectBuilder builder) {
        return builder.module(path).map(Brokenness::count).orElseThrow();
    }

    /**
     * Returns whether the programs lose more than the switch: the configuration with it, or other settings that an expression
     * gives, too. A fix that selects another configuration may turn settings off.
     */
    private boolean losesSettings(Project after, List<Fix> fixes) {
        boolean constant = fixes.stream().flatMap(fix -> fix.edits().stream()).anyMatch(edit -> OFF.matcher(edit.text())
                .matches());
        return !after.settings().isLoadedAs(settings)
                || (constant && after.settings().isOverwritten(settings));
    }

    private boolean isBetter(List<Report> ended, List<Fix> fixes, ProjectBuilder changed) {
        Project after = changed.project();
        // A program that fails or is not evaluated to its end has no findings, so a fix must not make one so.
        if (after.failing() > failing || after.unfinished().size() > unfinished || losesSettings(after, fixes)) {
            return false;
        }
        Map<List<String>, List<Severity>> rest = without(ended);
        return severities(reports.of(after, changed)).entrySet().stream()
                .allMatch(entry -> noWorse(entry.getValue(), rest.getOrDefault(entry.getKey(), List.of())));
    }

    /** Returns the severities of the other reports. */
    private Map<List<String>, List<Severity>> without(List<Report> ended) {
        Map<List<String>, List<Severity>> rest = severities(before);
        ended.forEach(report ->
                rest.getOrDefault(report.subjects(), new ArrayList<>()).remove(report.severity()));
        return rest;
    }

    /** A fix may lower other findings: a variable that is off keeps a setting in code from taking effect. */
    private static boolean noWorse(List<Severity> after, List<Severity> before) {
        if (after.size() > before.size()) {
            return false;
        }
        for (int i = 0; i < after.size(); i++) {
            if (!before.get(i).atLeast(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the severities of the reports on each subject, worst first. */
    private static Map<List<String>, List<Severity>> severities(List<Report> reports) {
        Map<List<String>, List<Severity>> severities = new HashMap<>();
        for (Report report : reports) {
            severities
                    .computeIfAbsent(report.subjects(), key -> new ArrayList<>())
                    .add(report.severity());
        }
        severities.values().forEach(list -> list.sort(Comparator.reverseOrder()));
        return severities;
    }
}
