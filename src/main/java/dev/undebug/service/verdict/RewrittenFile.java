package dev.undebug.service.verdict;

import dev.undebug.fact.Unit;
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
 * @param event what is told of it
 */
public record RewrittenFile(String path, Place change, boolean named, Event event) {
    public RewrittenFile(String path, Place change, boolean named) {
        this(path, change, named, new Event.Rewrites(path, named));
    }

    /**
     * Returns the change of a file of the repository by a command.
     *
     * @param certain whether the command is known to write to files
     */
    public static RewrittenFile by(String path, Unit.Change change, boolean certain) {
        boolean named = !change.path().endsWith("/");
        return new RewrittenFile(path, change.place(), named, new Event.Rewrites(path, named && certain));
    }

    /** Returns code that may change what the file says in a way that is not followed. */
    public static RewrittenFile by(Place code, Event event) {
        return new RewrittenFile(code.path(), code, false, event);
    }

    public EvidenceStep step() {
        return new EvidenceStep(change, event);
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
