package dev.undebug.service.verdict;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import java.util.List;

/**
 * What a stranger gets from one switch when it is the only one that is on.
 *
 * @param exposure {@link Exposure#DORMANT} where launches exist and none reaches it
 * @param role who meets it
 * @param shown whether the repository shows the launch; false where a file is judged as it starts itself
 * @param certain false where a condition that cannot be told guards it
 * @param steps from the launch to the switch
 */
public record Reach(Exposure exposure, Role role, boolean shown, boolean certain, List<EvidenceStep> steps) {
    public Reach {
        steps = List.copyOf(steps);
    }
}
