package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Rule;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.service.Progress;
import dev.undebug.service.Project;
import dev.undebug.service.ProjectBuilder;
import dev.undebug.service.Service;
import dev.undebug.service.run.RunMemory;
import dev.undebug.service.tree.WorkBudget;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.Place;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scans a tree for services and findings. */
public final class Scanner {
    private static final String NOT_WHOLE =
            "This repository is larger than one scan can evaluate. Services that were not"
                    + " evaluated are shown as unknown, and findings may be missing. Scan the folder of each app on its own, with"
                    + " `undebug scan DIR`.";

    private static final String HIDDEN =
            "The files that were not read may contain launches, so code that no other launch"
                    + " reaches is judged as it starts itself.";

    private static final String NOT_PROVED =
            "One scan cannot test a fix for this many findings, so some have no fix yet."
                    + " Apply the fixes that are offered; the next scan offers more.";

    private final List<Rule> rules;
    private final ScanBounds bounds;
    private final Progress progress;
    private final ScanSlots slots;
    private final @Nullable RunMemory memory;
    private final int helpers;

    public Scanner(List<Rule> rules) {
        this(rules, ScanBounds.DEFAULT);
    }

    public Scanner(List<Rule> rules, ScanBounds bounds) {
        this.rules = List.copyOf(rules);
        this.bounds = bounds;
        progress = Progress.SILENT;
        slots = ScanSlots.unlimited();
        memory = null;
        helpers = 0;
    }

    private Scanner(Scanner other, Progress progress, ScanSlots slots, @Nullable RunMemory memory, int helpers) {
        rules = other.rules;
        bounds = other.bounds;
        this.progress = progress;
        this.slots = slots;
        this.memory = memory;
        this.helpers = helpers;
    }

    /** Returns this scanner, telling of its steps. */
    public Scanner with(Progress listener) {
        return new Scanner(this, listener, slots, memory, helpers);
    }

    /** Returns this scanner, waiting for a slot before each scan. */
    public Scanner within(ScanSlots shared) {
        return new Scanner(this, progress, shared, memory, helpers);
    }

    /**
     * Returns this scanner for several versions of one tree: it runs what is the same in them once. The results are the
     * same. Not thread-safe.
     */
    public Scanner remembering() {
        return new Scanner(this, progress, slots, new RunMemory(), helpers);
    }

    /**
     * Returns this scanner with threads that run programs of trees on this machine, besides the one that scans. The results
     * are the same.
     */
    public Scanner helped(int threads) {
        return new Scanner(this, progress, slots, memory, threads);
    }

    /**
     * Scans.
     *
     * @throws dev.undebug.source.Unavailable if the tree cannot be read
     */
    public ScanResult scan(SourceTree tree, ScanPolicy policy, Focus focus) {
        return slots.scan(tree, files -> scanned(files, policy, focus));
    }

    private ScanResult scanned(SourceTree tree, ScanPolicy policy, Focus focus) {
        Judgement judgement = judge(tree, policy, focus);
        try (FixProof proof = judgement.proof(bounds.proving())) {
            return scanned(judgement, proof, policy);
        }
    }

    private ScanResult scanned(Judgement judgement, FixProof proof, ScanPolicy policy) {
        List<Report> reports = distinct(judgement.found());
        // A program that took too much work as it is takes too much with a fix.
        boolean proves = !judgement.builder().budget().spent();
        List<Finding> findings = proves
                ? findings(policy, reports, new CountedProofs(proof, reports, progress)::of)
                : findings(policy, reports, report -> Optional.empty());
        Map<Boolean, List<Finding>> byCovered = IntStream.range(0, reports.size())
                .boxed()
                .collect(Collectors.partitioningBy(
                        i -> reports.get(i).covered(), Collectors.mapping(findings::get, Collectors.toList())));
        return result(
                judgement,
                byCovered.getOrDefault(false, List.of()),
                byCovered.getOrDefault(true, List.of()),
                !proof.gaveUp());
    }

    /**
     * Scans a tree as the base of a comparison. Fixes are neither proved nor offered. Covered findings are listed too,
     * since a change that ends only the worse finding does not introduce them.
     *
     * @throws dev.undebug.source.Unavailable if the tree cannot be read
     */
    public ScanResult baseline(SourceTree tree, ScanPolicy policy, Focus focus) {
        return slots.scan(tree, files -> judged(files, policy, focus));
    }

    private ScanResult judged(SourceTree tree, ScanPolicy policy, Focus focus) {
        // Development findings count too: a pull request that removes such a launch has not introduced its findings.
        Judgement judgement = judge(tree, policy.withAll(true), focus);
        return result(
                judgement, findings(policy, distinct(judgement.found()), report -> Optional.empty()), List.of(), true);
    }

    /** A judged tree, before fixes are proved. */
    private record Judgement(
            SourceTree tree,
            ScanPolicy policy,
            ProjectBuilder builder,
            Reports reports,
            Project project,
            List<Report> found) {
        FixProof proof(long budget) {
            return new FixProof(builder, reports, new FixProof.Before(project, found), budget);
        }
    }

    private Judgement judge(SourceTree tree, ScanPolicy policy, Focus focus) {
        Workspace workspace = new Workspace(tree, policy.roles().known());
        boolean local = tree.isLocal();
        Set<String> first = FirstRead.of(workspace.paths(), focus, local);
        progress.begins(new Progress.Reading(first.size()));
        workspace.loadChanged(focus.anyKind());
        workspace.load(first);
        workspace.leaveOut(FirstRead.leftOut(workspace.paths(), local));
        WorkBudget budget = new WorkBudget(bounds.judging());
        ProjectBuilder builder =
                new ProjectBuilder(workspace, budget, memory == null ? new RunMemory() : memory, helpers);
        Reports reports = new Reports(rules, policy);
        Project project = builder.project(progress);
        return new Judgement(tree, policy, builder, reports, project, reports.of(project, builder));
    }

    private static ScanResult result(
            Judgement judgement, List<Finding> findings, List<Finding> covered, boolean proved) {
        WorkBudget budget = judgement.builder().budget();
        Workspace workspace = judgement.builder().workspace();
        List<String> notes = new ArrayList<>(judgement.tree().gaps());
        if (workspace.mayHideLaunches()) {
            notes.add(HIDDEN);
        }
        LeftOut.note(workspace).ifPresent(notes::add);
        List<Finding> kept = findings(
                judgement.policy(),
                distinct(judgement.reports().keptOut(judgement.project())),
                report -> Optional.empty());
        notes.addAll(KeptOut.notes(kept, judgement.policy()));
        if (budget.spent()) {
            notes.add(NOT_WHOLE);
        } else {
            notes.addAll(Unfinished.notes(judgement.project()));
        }
        if (!proved) {
            notes.add(NOT_PROVED);
        }
        return new ScanResult(
                judgement.project().services().stream().map(Scanner::service).toList(),
                findings,
                covered,
                kept,
                workspace.contents().size(),
                unread(workspace),
                notes,
                new Extent(
                        budget.done(),
                        !budget.spent() && !Unfinished.matters(judgement.project()),
                        workspace.leftOut().isEmpty(),
                        proved));
    }

    /** A file that is also read under a symbolic link's name may report everything twice: the worse report counts. */
    private static List<Report> distinct(List<Report> reports) {
        Map<List<Object>, Report> worst = new LinkedHashMap<>();
        for (Report report : reports) {
            worst.merge(
                    List.of(report.rule(), report.subject(), Originals.of(report.place())),
                    report,
                    (first, second) -> first.severity().atLeast(second.severity()) ? first : second);
        }
        return List.copyOf(worst.values());
    }

    private static List<Finding> findings(
            ScanPolicy policy, List<Report> reports, Function<Report, Optional<Fix>> proof) {
        Map<List<String>, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Report report : reports) {
            Place place = Originals.of(report.place());
            int ordinal = seen.merge(List.of(report.rule(), place.path(), report.subject()), 1, Integer::sum);
            findings.add(new Finding(
                    report.rule(),
                    report.subject(),
                    report.severity(),
                    report.exposure(),
                    report.launched(),
                    place,
                    report.explanation(),
                    Originals.of(report.evidence()),
                    proof.apply(report),
                    Fingerprint.of(report.rule(), place.path(), report.subject(), ordinal),
                    policy.allowComments(),
                    report.suppression().map(Originals::of)));
        }
        return findings;
    }

    private static ServiceReport service(Service service) {
        return new ServiceReport(
                service.name(),
                service.place(),
                service.launcher(),
                service.role(),
                service.exposure(),
                Originals.of(service.because()),
                Originals.of(service.unknowns()));
    }

    private static List<Content.Unread> unread(Workspace workspace) {
        Stream<Content.Unread> whole = workspace.contents().stream()
                .filter(Content.Unread.class::isInstance)
                .map(Content.Unread.class::cast);
        return Stream.concat(whole, workspace.broken().stream()).toList();
    }
}
