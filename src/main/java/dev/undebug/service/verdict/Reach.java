package dev.undebug.service.verdict;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import java.util.List;

/**
 * A stranger's view of one switch when the other switches are off.
 *
 * @param exposure {@link Exposure#DORMANT} if launches exist and none reaches the switch
 * @param role the role of the launch
 * @param shown whether the repository shows the launch; false if a file is judged as it starts itself
 * @param certain false if an undecided condition guards the switch
 * @param steps from the launch to the switch
 */
public record Reach(Exposure exposure, Role role, boolean shown, boolean certain, List<EvidenceStep> steps) {
    public Reach {
        steps = List.copyOf(steps);
    }
}
