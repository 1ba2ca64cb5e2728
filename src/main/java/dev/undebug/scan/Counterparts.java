package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Says which finding of the head is which one of the base. Ordinals count from the top of a file, so of equal findings those
 * lines decide that have not changed: who adds a line in front of an old one that is equal has not added the old one.
 */
final class Counterparts {
    private final Map<String, Finding> byFingerprint = new HashMap<>();
    private final Map<SourceFile, LineAlignment> alignments = new HashMap<>();

    /**
     * @param renames old path to new path
     */
    Counterparts(List<Finding> base, List<Finding> head, Map<String, String> renames) {
        Map<Kin, List<Finding>> before = new LinkedHashMap<>();
        for (Finding finding : base) {
            String path = finding.place().path();
            Kin kin = new Kin(finding.rule(), renames.getOrDefault(path, path), finding.subject());
            before.computeIfAbsent(kin, key -> new ArrayList<>()).add(finding);
        }
        Map<Kin, List<Finding>> after = new LinkedHashMap<>();
        for (Finding finding : head) {
            Kin kin = new Kin(finding.rule(), finding.place().path(), finding.subject());
            after.computeIfAbsent(kin, key -> new ArrayList<>()).add(finding);
        }
        after.forEach((kin, findings) -> Optional.ofNullable(before.get(kin)).ifPresent(old -> pair(old, findings)));
    }

    /** What equal findings have in common. */
    private record Kin(String rule, String path, String subject) {}

    /** Returns what a finding of the head is in the base; empty if it was not there. */
    Optional<Finding> of(Finding finding) {
        return Optional.ofNullable(byFingerprint.get(finding.fingerprint()));
    }

    private void pair(List<Finding> before, List<Finding> after) {
        List<Finding> old = new ArrayList<>(before);
        List<Finding> recent = new ArrayList<>(after);
        if (old.size() > 1 || recent.size() > 1) {
            LineAlignment lines = alignment(old.get(0), recent.get(0));
            pair(old, finding -> lines.now(line(finding)), recent, Counterparts::line);
            pair(old, finding -> lines.gapBefore(line(finding)), recent, finding -> lines.gapAfter(line(finding)));
        }
        pair(old, finding -> 0, recent, finding -> 0);
    }

    private static int line(Finding finding) {
        return finding.place().line();
    }

    /** A rename gives a file one new name, and a name to one file. */
    private LineAlignment alignment(Finding old, Finding recent) {
        SourceFile after = recent.place().file();
        return alignments.computeIfAbsent(
                after, file -> LineAlignment.of(old.place().file(), file));
    }

    /** Pairs those that have the same key, in their order, and takes them out of the lists. */
    private void pair(
            List<Finding> old, ToIntFunction<Finding> oldKey, List<Finding> recent, ToIntFunction<Finding> recentKey) {
        Map<Integer, Deque<Finding>> waiting = new HashMap<>();
        recent.forEach(finding -> waiting.computeIfAbsent(recentKey.applyAsInt(finding), key -> new ArrayDeque<>())
                .add(finding));
        old.removeIf(finding -> {
            Finding partner = waiting.getOrDefault(oldKey.applyAsInt(finding), new ArrayDeque<>())
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
