package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Launch.Chance;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges programs that may or may not be started. If one of several alternatives is certainly started, and each of them
 * shows something to a stranger, then something is shown for certain.
 */
public final class AlternativeLaunches {
    private final List<ProgramVerdict> launched;
    private final Map<Integer, Boolean> certain = new LinkedHashMap<>();
    private final Set<Integer> serving = new HashSet<>();

    public AlternativeLaunches(List<ProgramVerdict> launched) {
        this.launched = launched;
        Map<Integer, List<ProgramVerdict>> choices = launched.stream()
                .filter(verdict -> chance(verdict).choice() > 0)
                .collect(Collectors.groupingBy(
                        verdict -> chance(verdict).choice(), LinkedHashMap::new, Collectors.toList()));
        choices.forEach((choice, all) -> {
            if (all.stream().noneMatch(verdict -> chance(verdict).open())) {
                certain.put(choice, isShownByAll(all));
            }
            if (all.stream().anyMatch(ProgramVerdict::serves)) {
                serving.add(choice);
            }
        });
    }

    private static Chance chance(ProgramVerdict verdict) {
        return verdict.program().launch().map(Launch::chance).orElse(Chance.SURE);
    }

    /** Programs that serve nothing, such as a database migration, are no alternatives to a server. */
    private static boolean isShownByAll(List<ProgramVerdict> all) {
        List<ProgramVerdict> serving = all.stream()
                .filter(verdict -> verdict.serves() || verdict.exposure() != Exposure.NONE)
                .toList();
        return !serving.isEmpty()
                && serving.stream().allMatch(verdict -> verdict.exposure().compareTo(Exposure.FLAG) <= 0);
    }

    /** Returns the verdicts, those of uncertain launches as uncertain. */
    public List<ProgramVerdict> settled() {
        return launched.stream()
                .map(verdict -> isCertain(chance(verdict)) ? verdict : verdict.startedPerhaps())
                .toList();
    }

    private boolean isCertain(Chance chance) {
        return chance.sure() || certain.getOrDefault(chance.choice(), false);
    }

    /** Returns whether a program serves nothing and is an alternative to one that does: then it is no service. */
    public boolean isErrand(ProgramVerdict verdict) {
        return serving.contains(chance(verdict).choice()) && !verdict.serves() && verdict.exposure() == Exposure.NONE;
    }

    /**
     * Returns whether the repository shows a program that is certainly started, or alternatives for visitors of which each
     * shows something.
     */
    public boolean isSure() {
        return shown().anyMatch(Chance::sure) || shownToVisitors().anyMatch(this::isCertain);
    }

    /** Returns whether the repository shows which program, or which of several, is certainly started. */
    public boolean isShown() {
        return shown().anyMatch(this::isSettled);
    }

    /** Returns whether the repository shows so what visitors meet, not developers alone. */
    public boolean isShownToVisitors() {
        return shownToVisitors().anyMatch(this::isSettled);
    }

    private Stream<Chance> shownToVisitors() {
        return launched.stream()
                .filter(ProgramVerdict::isShown)
                .flatMap(verdict -> verdict.program().launch().stream())
                .filter(launch -> !launch.isPrivate())
                .map(Launch::chance);
    }

    private boolean isSettled(Chance chance) {
        return chance.sure() || certain.containsKey(chance.choice());
    }

    private Stream<Chance> shown() {
        return launched.stream().filter(ProgramVerdict::isShown).map(AlternativeLaunches::chance);
    }
}
