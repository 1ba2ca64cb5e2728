package dev.undebug.review.draft;

import dev.undebug.pull.Correction;
import dev.undebug.pull.FindingThread;
import dev.undebug.rule.Finding;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.compare.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Matches the threads of a pull request with the current findings, so that nothing is said twice. A thread is about at
 * most one finding.
 */
public final class ThreadMatcher {
    private final List<FindingThread> open;
    private final Why missing;
    private final Map<String, FindingThread> threads = new HashMap<>();
    private final Map<FindingThread, Finding> findings = new LinkedHashMap<>();
    private final Set<String> introduced = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private final Set<String> existing = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> keptOut = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<List<String>, Set<String>> alike = new HashMap<>();

    /** @param missing why a thread without a current finding is settled */
    private ThreadMatcher(List<FindingThread> all, Why missing) {
        open = all.stream().filter(thread -> !thread.marker().settled()).toList();
        this.missing = missing;
    }

    /**
     * Matches threads and findings.
     *
     * @param all the threads that the app began
     * @param said the fingerprints of all its comments ever
     * @param paths the files of the head
     * @param verdict the verdict with the new findings
     * @param head all other findings of the head
     */
    public static ThreadMatcher of(
            List<FindingThread> all, Set<String> said, Collection<String> paths, Verdict verdict, ScanResult head) {
        List<Finding> fresh = Stream.concat(verdict.introduced().stream(), verdict.allowed().stream())
                .toList();
        List<Finding> found = Stream.of(fresh, verdict.existing(), verdict.suppressed(), head.covered())
                .flatMap(List::stream)
                .toList();
        ThreadMatcher memory = new ThreadMatcher(all, Why.GONE);
        memory.assign(paths, fresh, found);
        head.keptOut().forEach(finding -> memory.keptOut.add(finding.fingerprint()));
        memory.deleted.addAll(said);
        all.forEach(thread -> memory.deleted.remove(thread.marker().fingerprint()));
        verdict.introduced().forEach(finding -> memory.introduced.add(finding.fingerprint()));
        verdict.existing().forEach(finding -> memory.existing.add(finding.fingerprint()));
        found.forEach(finding -> memory.found.add(finding.fingerprint()));
        memory.findings.forEach((thread, finding) -> {
            if (!isShut(thread, finding, verdict)) {
                memory.told.add(finding.fingerprint());
            }
        });
        return memory;
    }

    /** Settles all threads, for a head without findings. */
    public static ThreadMatcher ofNothing(List<FindingThread> all) {
        return new ThreadMatcher(all, Why.UNTOUCHED);
    }

    /**
     * @param fresh the findings that the pull request introduces
     * @param all those and all other findings
     */
    private void assign(Collection<String> paths, List<Finding> fresh, List<Finding> all) {
        // Ordinals count from the top of a file, so among equal findings the line says more.
        assign(all, (thread, finding) -> isExactly(thread, finding) && standsOn(thread, finding));
        assign(all, (thread, finding) -> standsOn(thread, finding) && isAlike(thread, finding));
        assign(all, ThreadMatcher::isExactly);
        assign(all, this::isAlike);
        // The surroundings of the line were renamed: the function, the stage, the service.
        assign(fresh, (thread, finding) -> standsOn(thread, finding) && isOfRule(thread, finding));
        // A file renamed within the pull request takes its findings along.
        assign(
                fresh,
                (thread, finding) ->
                        Comparison.sameInAnotherFile(thread.marker().fingerprint(), finding.fingerprint())
                                && paths.stream()
                                        .noneMatch(path ->
                                                Comparison.isIn(thread.marker().fingerprint(), path)));
        repetitions(all);
    }

    /** Gives each unmatched thread the first suitable finding without a thread. */
    private void assign(List<Finding> candidates, BiPredicate<FindingThread, Finding> suits) {
        List<FindingThread> rest = new ArrayList<>(open);
        rest.removeIf(findings::containsKey);
        // A comment may also cover the lines of its neighbours, if one suggestion fixes them all.
        rest.sort(Comparator.comparing(ThreadMatcher::length));
        for (FindingThread thread : rest) {
            candidates.stream()
                    .filter(finding -> !threads.containsKey(finding.fingerprint()))
                    .filter(finding -> suits.test(thread, finding))
                    .findFirst()
                    .ifPresent(finding -> {
                        threads.put(finding.fingerprint(), thread);
                        findings.put(thread, finding);
                    });
        }
    }

    /** Keeps two threads on one line if both findings still exist. */
    private void repetitions(List<Finding> all) {
        for (FindingThread thread : open) {
            if (!findings.containsKey(thread)) {
                all.stream()
                        .filter(finding -> isExactly(thread, finding) && standsOn(thread, finding))
                        .findFirst()
                        .ifPresent(finding -> findings.put(thread, finding));
            }
        }
    }

    private static int length(FindingThread thread) {
        return thread.lines().map(FindingThread.Lines::count).orElse(0);
    }

    private static boolean isExactly(FindingThread thread, Finding finding) {
        return thread.marker().fingerprint().equals(finding.fingerprint());
    }

    /** A comment links to its rule's page. */
    private static boolean isOfRule(FindingThread thread, Finding finding) {
        return thread.comment().body().contains("`" + finding.rule() + "`](");
    }

    /** Returns whether a thread is on the lines of a finding. */
    static boolean standsOn(FindingThread thread, Finding finding) {
        return thread.path().equals(finding.place().path())
                && thread.lines()
                        .filter(lines -> lines.contain(Placement.firstLine(finding)))
                        .isPresent();
    }

    /** Returns whether a thread is about a finding, or about an equal one in the same file. */
    private boolean isAlike(FindingThread thread, Finding finding) {
        String known = thread.marker().fingerprint();
        String path = finding.place().path();
        return Comparison.isIn(known, path)
                && alike.computeIfAbsent(
                                List.of(finding.rule(), path, finding.subject()), key -> Comparison.alike(finding))
                        .contains(known);
    }

    /**
     * Returns whether somebody resolved a thread when its finding did not block yet. Nobody would see a comment there.
     */
    private static boolean isShut(FindingThread thread, Finding finding, Verdict verdict) {
        return thread.resolved()
                && verdict.blocks(finding)
                && CommentText.severity(thread.comment().body())
                        .filter(said -> !said.atLeast(verdict.rule().failOn()))
                        .isPresent();
    }

    /**
     * Returns whether a thread is about the finding. A resolved thread counts, and so does one with a deleted comment:
     * somebody has read it.
     */
    boolean knows(Finding finding) {
        return told.contains(finding.fingerprint()) || deleted.contains(finding.fingerprint());
    }

    /**
     * A thread about a finding that the pull request introduces.
     *
     * @param mistakable whether its marker now belongs to another, equal finding
     */
    record Known(FindingThread thread, Finding finding, boolean mistakable) {}

    /** Returns the threads that stay open. */
    List<Known> known() {
        return findings.entrySet().stream()
                .filter(entry -> introduced.contains(entry.getValue().fingerprint())
                        && told.contains(entry.getValue().fingerprint()))
                .map(entry ->
                        new Known(entry.getKey(), entry.getValue(), isMistakable(entry.getKey(), entry.getValue())))
                .toList();
    }

    private boolean isMistakable(FindingThread thread, Finding finding) {
        return !isExactly(thread, finding) && found.contains(thread.marker().fingerprint());
    }

    /**
     * Returns whether a thread on a current finding offers a fix to commit. GitHub commits none on changed lines, and
     * shows none in resolved threads.
     *
     * @param corrections the new texts of some threads
     */
    public boolean suggests(List<Correction> corrections) {
        Map<FindingThread, String> corrected =
                corrections.stream().collect(Collectors.toMap(Correction::thread, Correction::body));
        return open.stream()
                .filter(thread -> why(thread).isEmpty())
                .anyMatch(thread -> thread.lines().isPresent()
                        && !thread.resolved()
                        && Suggestion.isIn(
                                corrected.getOrDefault(thread, thread.comment().body())));
    }

    /** The reason for settling a thread. */
    enum Why {
        /** The finding is gone. */
        GONE,
        /** The configuration now removes the finding from the list. */
        KEPT_OUT,
        /** A comment in the source allows it. */
        ALLOWED,
        /**
         * The pull request does not introduce the finding: its base branch was changed, or contains the finding now.
         */
        BEFORE,
        /** The pull request has no relevant changes left, so there was no scan. */
        UNTOUCHED
    }

    /**
     * A thread to settle.
     *
     * @param path the path of its finding, now or before
     */
    public record Settled(FindingThread thread, Why why, String path) {}

    /** Returns the threads to settle. */
    public List<Settled> settled() {
        return open.stream()
                .flatMap(thread -> why(thread).map(why -> new Settled(thread, why, path(thread))).stream())
                .toList();
    }

    private String path(FindingThread thread) {
        return Optional.ofNullable(findings.get(thread))
                .map(finding -> finding.place().path())
                .orElse(thread.path());
    }

    private Optional<Why> why(FindingThread thread) {
        Finding finding = findings.get(thread);
        if (finding == null) {
            return Optional.of(keptOut.contains(thread.marker().fingerprint()) ? Why.KEPT_OUT : missing);
        }
        if (finding.suppressed()) {
            return Optional.of(Why.ALLOWED);
        }
        return existing.contains(finding.fingerprint()) ? Optional.of(Why.BEFORE) : Optional.empty();
    }
}
