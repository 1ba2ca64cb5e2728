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
 * Holds what the threads of a pull request say already against what is found now: nothing is said twice. One thread is about
 * one finding at most.
 */
public final class Memory {
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

    /**
     * @param missing why a thread is settled that is about nothing that was found
     */
    private Memory(List<FindingThread> all, Why missing) {
        open = all.stream().filter(thread -> !thread.marker().settled()).toList();
        this.missing = missing;
    }

    /**
     * Remembers.
     *
     * @param all the threads that the app began
     * @param said the fingerprints of what it has ever said
     * @param paths the files of the head
     * @param verdict with what is found now
     * @param head what else is found
     */
    public static Memory of(
            List<FindingThread> all, Set<String> said, Collection<String> paths, Verdict verdict, ScanResult head) {
        List<Finding> fresh = Stream.concat(verdict.introduced().stream(), verdict.allowed().stream())
                .toList();
        List<Finding> found = Stream.of(fresh, verdict.existing(), verdict.suppressed(), head.covered())
                .flatMap(List::stream)
                .toList();
        Memory memory = new Memory(all, Why.GONE);
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

    /** Remembers where nothing is found that the threads could be about. */
    public static Memory ofNothing(List<FindingThread> all) {
        return new Memory(all, Why.UNTOUCHED);
    }

    /**
     * @param fresh what the pull request introduces
     * @param all that, and all else that is found
     */
    private void assign(Collection<String> paths, List<Finding> fresh, List<Finding> all) {
        // Ordinals count from the top of a file: of equal findings the line says more.
        assign(all, (thread, finding) -> isExactly(thread, finding) && standsOn(thread, finding));
        assign(all, (thread, finding) -> standsOn(thread, finding) && isAlike(thread, finding));
        assign(all, Memory::isExactly);
        assign(all, this::isAlike);
        // What is around the line has another name: the function, the stage, the service.
        assign(fresh, (thread, finding) -> standsOn(thread, finding) && isOfRule(thread, finding));
        // A file that was renamed since, within the pull request, takes its findings along.
        assign(
                fresh,
                (thread, finding) ->
                        Comparison.sameInAnotherFile(thread.marker().fingerprint(), finding.fingerprint())
                                && paths.stream()
                                        .noneMatch(path ->
                                                Comparison.isIn(thread.marker().fingerprint(), path)));
        repetitions(all);
    }

    /** Gives each thread that is about nothing yet the first finding that suits it and that no thread is about. */
    private void assign(List<Finding> candidates, BiPredicate<FindingThread, Finding> suits) {
        List<FindingThread> rest = new ArrayList<>(open);
        rest.removeIf(findings::containsKey);
        // A comment may stand on the lines of its neighbours, too, where one suggestion mends them all.
        rest.sort(Comparator.comparing(Memory::length));
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

    /** What was said twice on a line is still there both times. */
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

    /** A comment links to the page of its rule. */
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
     * Returns whether somebody resolved a thread when its finding did not block, as it does now. Nobody would see what is said
     * there.
     */
    private static boolean isShut(FindingThread thread, Finding finding, Verdict verdict) {
        return thread.resolved()
                && verdict.blocks(finding)
                && CommentText.severity(thread.comment().body())
                        .filter(said -> !said.atLeast(verdict.rule().failOn()))
                        .isPresent();
    }

    /**
     * Returns whether a thread is about the finding. One that somebody resolved counts, and one of which the comment was
     * deleted: it was read.
     */
    boolean knows(Finding finding) {
        return told.contains(finding.fingerprint()) || deleted.contains(finding.fingerprint());
    }

    /**
     * A thread that is about what the pull request introduces.
     *
     * @param mistakable whether its marker is by now that of another finding, an equal one
     */
    record Known(FindingThread thread, Finding finding, boolean mistakable) {}

    /** Returns the threads that stay. */
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
     * Returns whether a thread on what is still found offers a fix to commit; GitHub takes none of lines that have changed,
     * and shows none in a thread that is resolved.
     *
     * @param corrections what is said in some threads from now on
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

    /** Why a thread is settled. */
    enum Why {
        /** It is not found any more. */
        GONE,
        /** The configuration keeps it out of the list by now. */
        KEPT_OUT,
        /** A comment in the source allows it. */
        ALLOWED,
        /** It is not the pull request that brings it: it goes to another branch now, or that has got it meanwhile. */
        BEFORE,
        /** The pull request changes nothing that could matter any more, so that nothing was looked for. */
        UNTOUCHED
    }

    /**
     * A thread that is to be settled.
     *
     * @param path where the finding is that it is about, or was
     */
    public record Settled(FindingThread thread, Why why, String path) {}

    /** Returns the threads that are to be settled. */
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
