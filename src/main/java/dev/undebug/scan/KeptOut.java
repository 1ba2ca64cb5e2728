package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Describes the findings that the configuration removes from the list. */
final class KeptOut {
    private KeptOut() {}

    /** Returns the notes, each a sentence. */
    static List<String> notes(List<Finding> kept, ScanPolicy policy) {
        Map<String, List<Place>> byRule = kept.stream()
                .filter(finding -> policy.isOff(finding.rule()))
                .collect(Collectors.groupingBy(
                        Finding::rule, TreeMap::new, Collectors.mapping(Finding::place, Collectors.toList())));
        long ignored = kept.stream()
                .filter(finding -> !policy.isOff(finding.rule()))
                .map(Finding::place)
                .distinct()
                .count();
        List<String> notes = new ArrayList<>();
        byRule.forEach((rule, places) ->
                notes.add(hidden(places.size()) + ", because the configuration turns `" + rule + "` off."));
        if (ignored > 0) {
            notes.add(hidden(ignored) + ", because the configuration ignores "
                    + (ignored == 1 ? "its path." : "their paths."));
        }
        return notes;
    }

    private static String hidden(long findings) {
        return findings == 1 ? "1 finding is hidden" : findings + " findings are hidden";
    }
}
