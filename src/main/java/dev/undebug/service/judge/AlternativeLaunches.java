package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.service.launch.Launch.Chance;
import dev.undebug.service.launch.Launch;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be told of programs of which it is not known whether they are started. Where one of several is, and each of them shows
 * something to a stranger, something is shown for certain.
 */
final class AlternativeLaunches {
    private final List<SwitchEffects> launched;
    private final Map<Integer, Boolean> certain = new LinkedHashMap<>();
    private final Set<Integer> serving = new HashSet<>();

    AlternativeLaunches(List<SwitchEffects> launched) {
        this.launched = launched;
        Map<Integer, List<SwitchEffects>> choices = launched.stream()
                .filter(findings -> chance(findings).choice() > 0)
                .collect(Collectors.groupingBy(
                        findings -> chance(findings).choice(), LinkedHashMap::new, Collectors.toList()));
        choices.forEach((choice, all) -> {
            if (all.stream().noneMatch(findings -> chance(findings).open())) {
                certain.put(choice, isShownByAll(all));
            }
            if (all.stream().anyMatch(SwitchEffects::serves)) {
                serving.add(choice);
            }
        });
    }

    private static Chance chance(SwitchEffects findings) {
        return findings.program().launch().map(Launch::chance).orElse(Chance.SURE);
    }

    /** What serves nothing, such as a migration of the database, is chosen for another end. */
    private static boolean isShownByAll(List<SwitchEffects> all) {
        List<SwitchEffects> serving = all.stream()
                .filter(findings -> findings.serves() || findings.exposure() != Exposure.NONE)
                .toList();
        return !serving.isEmpty()
                && serving.stream().allMatch(findings -> findings.exposure().compareTo(Exposure.FLAG) <= 0);
    }

    /** Takes back what is not certain. */
    public void settle() {
        for (SwitchEffects findings : launched) {
            Chance chance = chance(findings);
            if (!chance.sure() && !certain.getOrDefault(chance.choice(), false)) {
                findings.doubt();
            }
        }
    }

    /** Returns whether a program serves nothing, and may be chosen instead of one that does: it is no service. */
    boolean isErrand(SwitchEffects findings) {
        return serving.contains(chance(findings).choice())
                && !findings.serves()
                && findings.exposure() == Exposure.NONE;
    }

    /** Returns whether the repository shows one program that is started for certain. */
    public boolean isSure() {
        return launched.stream().map(AlternativeLaunches::chance).anyMatch(Chance::sure);
    }

    /** Returns whether the repository shows what is started, be it one of several programs. */
    public boolean isShown() {
        return isSure() || !certain.isEmpty();
    }
}
