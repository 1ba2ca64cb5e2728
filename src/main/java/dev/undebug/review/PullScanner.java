package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullSources;
import dev.undebug.review.draft.Markdown;
import dev.undebug.review.draft.SummaryText;
import dev.undebug.review.draft.Verdict;
import dev.undebug.rule.Finding;
import dev.undebug.scan.Candidates;
import dev.undebug.scan.FirstRead;
import dev.undebug.scan.FixPlan;
import dev.undebug.scan.Focus;
import dev.undebug.scan.Relevance;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.Scanner;
import dev.undebug.scan.compare.Comparison;
import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.scan.config.ReviewPolicy;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scans the head and the merge base of a pull request with the same engine, and compares them. */
final class PullScanner {
    private static final String LISTED = "Undebug found the others by comparing the two commits.";

    private static final String NOT_LISTED =
            "GitHub lists neither all changed files nor all files of both commits, so a file"
                    + " that turns debug mode on may be missing.";

    private final Scanner scanner;

    PullScanner(Scanner scanner) {
        this.scanner = scanner;
    }

    /**
     * The judgement of a pull request.
     *
     * @param head the scan of the head
     * @param review the configuration's settings for the review
     * @param notes sentences in Markdown about gaps and the configuration
     */
    record Judged(Verdict verdict, ScanResult head, ReviewPolicy review, List<String> notes) {}

    Judged scan(PullSources sources, PullDiff diff) {
        return scan(scanner.remembering(), sources, diff);
    }

    private static Judged scan(Scanner scanner, PullSources sources, PullDiff diff) {
        Optional<SourceFile> file = configurationFile(sources, diff);
        List<ChangedFile> changes = sources.changes();
        List<String> changed = changed(changes);
        RepositoryConfig config = file.map(RepositoryConfig::parse).orElse(RepositoryConfig.DEFAULT);

        Focus focus = focus(changes);
        ScanResult whole = scanner.scan(sources.head(), config.policy(), focus);
        Optional<ScanResult> base = base(new Scans(scanner, config.policy()), sources, changes, whole);
        ScanResult head = base.filter(before -> before.extent().whole())
                .map(before -> Comparison.withoutBareComments(before, whole, renames(diff)))
                .orElse(whole);
        Verdict verdict = verdict(
                config,
                base,
                head,
                renames(diff),
                keptOut(head, changed),
                new ServiceDoubts(changes),
                ReadCoverage.of(sources, diff, changes, head, base));
        List<String> notes = new ArrayList<>();
        file.ifPresent(found -> notes.addAll(ConfigNotes.problems(found, config)));
        notes.addAll(ConfigNotes.misnamed(sources.head().paths()));
        if (changesConfiguration(diff)) {
            Optional<SourceFile> after = next(sources);
            notes.addAll(ConfigNotes.change(file, after));
            RepositoryConfig next = after.map(RepositoryConfig::parse).orElse(RepositoryConfig.DEFAULT);
            if (!next.policy().equals(config.policy())) {
                ScanResult then = scanner.scan(sources.head(), next.policy(), focus);
                notes.addAll(ConfigEffect.of(
                        new ConfigEffect.Outcome(head, config.policy().failOn()),
                        new ConfigEffect.Outcome(then, next.policy().failOn())));
            }
        }
        notes.addAll(unlisted(sources, diff));
        notes.addAll(notes(head, base));
        return new Judged(verdict, head, config.review(), notes);
    }

    /**
     * A set of fixes.
     *
     * @param skipped paths of fixes that were left out
     */
    record Planned(FixPlan plan, List<String> skipped) {}

    /**
     * Plans the fixes of the counted findings.
     *
     * @param writable the paths that may be changed
     */
    Planned plan(PullSources sources, PullDiff diff, Predicate<String> writable) {
        Scanner remembering = scanner.remembering();
        Judged judged = scan(remembering, sources, diff);
        Fixable fixable = Fixable.of(judged.verdict(), writable);
        FixPlan.Scope scope =
                new FixPlan.Scope(sources.head(), configuration(sources, diff).policy(), focus(sources.changes()));
        return new Planned(FixPlan.of(remembering, scope, fixable.allowed()), fixable.skipped());
    }

    /**
     * The audit of a branch.
     *
     * @param notes sentences in Markdown about gaps and the configuration
     */
    record Audited(ScanResult scan, List<String> notes) {}

    /** Scans a whole commit, with its own configuration. */
    Audited audit(PullSources sources) {
        Optional<SourceFile> file = sources.configuration();
        RepositoryConfig config = file.map(RepositoryConfig::parse).orElse(RepositoryConfig.DEFAULT);
        ScanResult scan = scanner.scan(sources.head(), config.policy(), Focus.all());
        List<String> notes = new ArrayList<>();
        file.ifPresent(found -> notes.addAll(ConfigNotes.problems(found, config)));
        notes.addAll(ConfigNotes.misnamed(sources.head().paths()));
        notes.addAll(notes(scan, Optional.empty()));
        return new Audited(scan, notes);
    }

    /** Returns the configuration that applies. The first read brings it along, so the changed files are read, too. */
    static RepositoryConfig configuration(PullSources sources, PullDiff diff) {
        sources.head().read(likely(diff));
        return sources.configuration().map(RepositoryConfig::parse).orElse(RepositoryConfig.DEFAULT);
    }

    /** Reads all that a scan begins with, which brings the configuration that the scan needs. */
    private static Optional<SourceFile> configurationFile(PullSources sources, PullDiff diff) {
        Set<String> first = new LinkedHashSet<>(likely(diff));
        Focus focus = Focus.on(first).reading(Mentioning.in(diff.files()));
        first.addAll(FirstRead.of(sources.head().paths(), focus, sources.head().isLocal()));
        sources.head().read(first);
        return sources.configuration();
    }

    private static List<String> likely(PullDiff diff) {
        return changed(diff.files()).stream()
                .filter(Relevance::matters)
                .filter(Candidates::isLikely)
                .toList();
    }

    private static Focus focus(List<ChangedFile> changes) {
        return Focus.on(changed(changes)).reading(Mentioning.in(changes));
    }

    private static List<String> changed(List<ChangedFile> changes) {
        return changes.stream()
                .filter(file -> file.status() != Status.REMOVED)
                .map(ChangedFile::path)
                .toList();
    }

    private static boolean changesConfiguration(PullDiff diff) {
        return diff.files().stream()
                .anyMatch(file -> file.path().equals(RepositoryConfig.PATH)
                        || file.previousPath()
                                .filter(RepositoryConfig.PATH::equals)
                                .isPresent());
    }

    /** Returns the configuration that applies after the merge. */
    private static Optional<SourceFile> next(PullSources sources) {
        String path = RepositoryConfig.PATH;
        return Optional.ofNullable(sources.head().read(List.of(path)).get(path))
                .map(content -> RepositoryConfig.file(path, content))
                .or(sources::ownersConfiguration);
    }

    private record Scans(Scanner scanner, ScanPolicy policy) {}

    /** Returns the scan of the merge base; needed only if something of the head may count. */
    private static Optional<ScanResult> base(
            Scans scans, PullSources sources, List<ChangedFile> changes, ScanResult head) {
        if (head.findings().isEmpty()
                && ReadCoverage.misnamed(head).isEmpty()
                && !new ServiceDoubts(changes).needBase(head)) {
            return Optional.empty();
        }
        Map<String, String> names = changes.stream()
                .filter(file -> file.previousPath().isPresent())
                .collect(Collectors.toMap(
                        ChangedFile::path, file -> file.previousPath().orElseThrow(), (first, second) -> first));
        List<String> shown =
                shown(head).map(path -> names.getOrDefault(path, path)).toList();
        List<String> before = Stream.concat(
                        changes.stream()
                                .filter(file -> file.status() != Status.ADDED)
                                .map(ChangedFile::path)
                                .map(path -> names.getOrDefault(path, path)),
                        shown.stream())
                .toList();
        return Optional.of(scans.scanner.baseline(
                sources.base(), scans.policy, Focus.on(before).reading(shown)));
    }

    /**
     * Returns the files of the head's findings, and of what is unknown of its services. The scan of the merge base includes them
     * even if the change is elsewhere: it does not read every file of a large repository, and the head may be small where the
     * base was large.
     */
    private static Stream<String> shown(ScanResult head) {
        return Stream.concat(
                        Stream.concat(head.findings().stream(), head.covered().stream())
                                .flatMap(PullScanner::paths),
                        head.services().stream()
                                .flatMap(service -> service.unknowns().stream())
                                .map(step -> step.place().path()))
                .distinct();
    }

    private static Stream<String> paths(Finding finding) {
        return Stream.concat(
                        Stream.of(finding.place()), finding.evidence().stream().map(EvidenceStep::place))
                .map(Place::path);
    }

    /**
     * Findings elsewhere in the repository that the configuration removes are not worth a note on every pull request.
     */
    private static List<Finding> keptOut(ScanResult head, List<String> changed) {
        return head.keptOut().stream()
                .filter(finding -> SummaryText.isOn(finding) && paths(finding).anyMatch(changed::contains))
                .toList();
    }

    private static Map<String, String> renames(PullDiff diff) {
        return diff.files().stream()
                .filter(file ->
                        file.status() == Status.RENAMED && file.previousPath().isPresent())
                .collect(Collectors.toMap(
                        file -> file.previousPath().orElseThrow(), ChangedFile::path, (first, second) -> first));
    }

    private static Verdict verdict(
            RepositoryConfig config,
            Optional<ScanResult> base,
            ScanResult head,
            Map<String, String> renames,
            List<Finding> keptOut,
            ServiceDoubts doubts,
            ReadCoverage sight) {
        Set<Finding> fresh = new HashSet<>();
        boolean comparable = base.map(before -> before.extent().whole()).orElse(true);
        // A finding that may have existed before is not blamed on the author.
        base.filter(before -> comparable).ifPresent(before -> {
            fresh.addAll(Comparison.introduced(before, head, renames));
            fresh.removeIf(Finding::suppressed);
            fresh.addAll(Comparison.newlyAllowed(before, head, renames));
        });
        return new Verdict(
                new Verdict.Rule(
                        config.policy().failOn(),
                        config.review().all(),
                        config.review().unknown()),
                sorted(head, finding -> !finding.suppressed() && fresh.contains(finding)),
                sorted(head, finding -> !finding.suppressed() && !fresh.contains(finding)),
                sorted(head, finding -> finding.suppressed() && fresh.contains(finding)),
                sorted(head, finding -> finding.suppressed() && !fresh.contains(finding)),
                keptOut,
                doubts.of(base.filter(before -> comparable), head, renames),
                sight.whole(),
                comparable && sight.enough() && head.extent().whole());
    }

    private static List<Finding> sorted(ScanResult head, Predicate<Finding> which) {
        return head.findings().stream()
                .filter(which)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    /** Returns notes on changed files that the diff omits. */
    private static List<String> unlisted(PullSources sources, PullDiff diff) {
        String rest = ReadCoverage.isListed(sources, diff) ? LISTED : NOT_LISTED;
        return diff.gaps().stream().map(gap -> Markdown.prose(gap) + " " + rest).toList();
    }

    private static List<String> notes(ScanResult head, Optional<ScanResult> base) {
        List<String> notes = new ArrayList<>();
        head.notes().forEach(note -> notes.add(Markdown.prose(note)));
        base.filter(before -> !before.extent().whole())
                .ifPresent(before -> notes.add(
                        "The merge base could not be evaluated to its end, so there is nothing to compare with:"
                                + " all findings are listed as already existing."));
        head.unread()
                .forEach(unread -> notes.add(
                        Markdown.code(unread.path()) + " was not read: " + Markdown.prose(unread.reason()) + "."));
        return notes;
    }
}
