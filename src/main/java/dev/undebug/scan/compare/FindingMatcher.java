package dev.undebug.scan.compare;

import dev.undebug.rule.Finding;
import dev.undebug.scan.ScanResult;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Matches the findings of the head with those of the base. Ordinals count from the top of a file, so among equal
 * findings, unchanged lines decide: an equal line added above an old one is the new finding. A finding that disappears
 * from one file and appears unchanged in another was moved.
 */
final class FindingMatcher {
    /** Nobody writes longer files; their equal findings are matched by order. */
    private static final int MOST_LINES = 100_000;

    private final Map<String, Finding> byFingerprint = new HashMap<>();
    private final Map<SourceFile, LineAlignment> alignments = new HashMap<>();
    private final IdentityHashMap<SourceFile, Map<Span, String>> texts = new IdentityHashMap<>();

    /**
     * @param renames old path to new path
     */
    FindingMatcher(ScanResult base, ScanResult head, Map<String, String> renames) {
        Map<Kin, List<Finding>> before = new LinkedHashMap<>();
        for (Finding finding : all(base)) {
            String path = finding.place().path();
            Kin kin = new Kin(finding.rule(), renames.getOrDefault(path, path), finding.subject());
            before.computeIfAbsent(kin, key -> new ArrayList<>()).add(finding);
        }
        Map<Kin, List<Finding>> after = new LinkedHashMap<>();
        for (Finding finding : all(head)) {
            Kin kin = new Kin(finding.rule(), finding.place().path(), finding.subject());
            after.computeIfAbsent(kin, key -> new ArrayList<>()).add(finding);
        }
        after.forEach((kin, findings) -> Optional.ofNullable(before.get(kin)).ifPresent(old -> pair(old, findings)));
        Set<Finding> paired = partners();
        Map<Home, List<Finding>> left = new HashMap<>();
        before.forEach((kin, findings) -> findings.stream()
                .filter(finding -> !paired.contains(finding))
                .forEach(finding -> left.computeIfAbsent(new Home(kin.rule, kin.path), key -> new ArrayList<>())
                        .add(finding)));
        all(head).stream()
                .filter(finding -> of(finding).isEmpty())
                .collect(Collectors.groupingBy(
                        finding -> new Home(finding.rule(), finding.place().path())))
                .forEach((home, findings) ->
                        Optional.ofNullable(left.get(home)).ifPresent(old -> stay(home.path, old, findings)));
        // It is unknown which findings have disappeared from an unread file.
        Set<String> unread = head.unread().stream().map(Content.Unread::path).collect(Collectors.toSet());
        before.keySet().removeIf(kin -> unread.contains(kin.path));
        List<Finding> known = before.values().stream().flatMap(List::stream).toList();
        follow(known, all(head), this::code);
        // Moved code is often put into a function, or taken out of one.
        follow(
                known.stream().filter(FindingMatcher::isPython).toList(),
                all(head).stream().filter(FindingMatcher::isPython).toList(),
                finding -> new Code(finding.rule(), "", lines(finding)));
    }

    private Set<Finding> partners() {
        Set<Finding> partners = Collections.newSetFromMap(new IdentityHashMap<>());
        partners.addAll(byFingerprint.values());
        return partners;
    }

    /** Covered findings exist, too. */
    private static List<Finding> all(ScanResult scan) {
        return Stream.concat(scan.findings().stream(), scan.covered().stream()).toList();
    }

    /** The common key of equal findings. */
    private record Kin(String rule, String path, String subject) {}

    /** Returns the base finding of a head finding; empty if it is new. */
    Optional<Finding> of(Finding finding) {
        return Optional.ofNullable(byFingerprint.get(finding.fingerprint()));
    }

    /** The rule and file of findings, whatever the code around them. */
    private record Home(String rule, String path) {}

    /**
     * Matches findings that a file had under another subject: renaming a function, a stage or a service introduces
     * nothing, nor does moving code into another function.
     */
    private void stay(String path, List<Finding> before, List<Finding> after) {
        List<Finding> old = new ArrayList<>(before);
        List<Finding> recent = new ArrayList<>(after);
        if (isShort(old.get(0)) && isShort(recent.get(0))) {
            LineAlignment lines = alignment(old.get(0), recent.get(0));
            pair(old, finding -> lines.now(line(finding)), recent, FindingMatcher::line);
        }
        if (PythonPaths.isPython(path)) {
            pair(old, this::lines, recent, this::lines);
        }
    }

    private void pair(List<Finding> before, List<Finding> after) {
        List<Finding> old = new ArrayList<>(before);
        List<Finding> recent = new ArrayList<>(after);
        if ((old.size() > 1 || recent.size() > 1) && isShort(old.get(0)) && isShort(recent.get(0))) {
            LineAlignment lines = alignment(old.get(0), recent.get(0));
            pair(old, finding -> lines.now(line(finding)), recent, FindingMatcher::line);
            pair(old, finding -> lines.gapBefore(line(finding)), recent, finding -> lines.gapAfter(line(finding)));
        }
        pair(old, finding -> 0, recent, finding -> 0);
    }

    /** Matches findings that disappeared from one file and appeared in another: their code was moved. */
    private void follow(List<Finding> known, List<Finding> head, Function<Finding, Code> code) {
        Set<Finding> there = partners();
        Map<Code, List<Finding>> waiting = new HashMap<>();
        known.stream().filter(finding -> !there.contains(finding)).forEach(finding -> waiting.computeIfAbsent(
                        code.apply(finding), key -> new ArrayList<>())
                .add(finding));
        for (Finding recent : head) {
            List<Finding> same =
                    of(recent).isPresent() ? List.of() : waiting.getOrDefault(code.apply(recent), List.of());
            same.stream()
                    .filter(old -> old.severity().atLeast(recent.severity()))
                    .findFirst()
                    .ifPresent(old -> {
                        byFingerprint.put(recent.fingerprint(), old);
                        same.remove(old);
                    });
        }
    }

    private static boolean isPython(Finding finding) {
        return PythonPaths.isPython(finding.place().path());
    }

    /**
     * The parts that must be identical for moved code: fixing one program and adding another introduces the other one's
     * finding.
     */
    private record Code(String rule, String subject, String lines) {}

    private Code code(Finding finding) {
        return new Code(finding.rule(), finding.subject(), lines(finding));
    }

    /** Returns the lines of a finding without white space; computed once for findings on the same lines. */
    private String lines(Finding finding) {
        SourceFile file = finding.place().file();
        Span span = finding.place().span();
        Span lines = file.line(finding.place().line())
                .cover(file.line(file.position(span.end()).line()));
        return texts.computeIfAbsent(file, key -> new HashMap<>())
                .computeIfAbsent(lines, key -> file.slice(key).replaceAll("\\s+", ""));
    }

    private static boolean isShort(Finding finding) {
        return finding.place().file().lineCount() <= MOST_LINES;
    }

    private static int line(Finding finding) {
        return finding.place().line();
    }

    /** A file of the head has only one base file, so one alignment is enough. */
    private LineAlignment alignment(Finding old, Finding recent) {
        SourceFile after = recent.place().file();
        return alignments.computeIfAbsent(
                after, file -> LineAlignment.of(old.place().file(), file));
    }

    /** Matches findings with the same key, in order, and removes them from the lists. */
    private <K> void pair(
            List<Finding> old, Function<Finding, K> oldKey, List<Finding> recent, Function<Finding, K> recentKey) {
        Map<K, Deque<Finding>> waiting = new HashMap<>();
        recent.forEach(finding -> waiting.computeIfAbsent(recentKey.apply(finding), key -> new ArrayDeque<>())
                .add(finding));
        old.removeIf(finding -> {
            Finding partner = waiting.getOrDefault(oldKey.apply(finding), new ArrayDeque<>())
                    .poll();
            if (partner == null) {
                return false;
            }
            byFingerprint.put(partner.fingerprint(), finding);
            recent.remove(partner);
            return true;
        });
    }
}
