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
 */
public record RewrittenFile(String path, Place change) {
    public EvidenceStep step() {
        return new EvidenceStep(change, new Event.Rewrites(path));
    }

    /** Returns a switch that is in the file, or depends on it, as uncertain. */
    public SwitchEffect doubted(SwitchEffect effect) {
        boolean depends = Stream.concat(
                        Stream.of(effect.subject().place()),
                        effect.steps().stream().map(EvidenceStep::place))
                .anyMatch(place -> place.path().equals(path));
        if (!depends) {
            return effect;
        }
        List<EvidenceStep> steps = new ArrayList<>(effect.steps());
        steps.add(step());
        return new SwitchEffect(effect.subject(), effect.exposure(), false, steps);
    }
}
