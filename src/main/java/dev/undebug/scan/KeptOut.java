package dev.undebug.scan;

import dev.undebug.rule.Finding;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the configuration keeps out of the list of findings. */
final class KeptOut {
    private KeptOut() {}

    /** Returns sentences. */
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
        byRule.forEach((rule, places) -> notes.add("The configuration switches `" + rule + "` off, so that "
                + (places.size() == 1 ? "one finding of it is" : places.size() + " findings of it are")
                + " not listed."));
        if (ignored > 0) {
            notes.add(
                    ignored == 1
                            ? "One finding is not listed, since it is in a path that the configuration ignores."
                            : ignored
                                    + " findings are not listed, since they are in paths that the configuration ignores.");
        }
        return notes;
    }
}
