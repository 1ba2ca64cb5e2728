package dev.undebug.service.verdict;

import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that the build of an image changes, so that its text there is unknown.
 *
 * @param path repository path of the file
 * @param change the command that changes it
 * @param named whether the command names it: a patch does not, and may leave it as it is
 */
public record RewrittenFile(String path, Place change, boolean named) {
    public EvidenceStep step() {
        return new EvidenceStep(change, new Event.Rewrites(path, named));
    }

    /** Returns a switch that is in the file, or depends on it, as uncertain. What only may change it excuses nothing. */
    public SwitchEffect doubted(SwitchEffect effect) {
        boolean depends = Stream.concat(
                        Stream.of(effect.subject().place()),
                        effect.steps().stream().map(EvidenceStep::place))
                .anyMatch(place -> place.path().equals(path));
        if (!depends || !named) {
            return effect;
        }
        List<EvidenceStep> steps = new ArrayList<>(effect.steps());
        steps.add(step());
        return new SwitchEffect(effect.subject(), effect.exposure(), false, steps);
    }
}
