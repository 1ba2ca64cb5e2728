package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * An environment, such as staging, that does not switch off what another one does.
 *
 * @param place its own assignment, or the environment itself if it has none
 * @param own the value here
 * @param others the values elsewhere, each variable once; without an assignment here, those of all such variables
 * @param owner the unit that differs
 * @param role the role of this environment
 * @param decided whether the value elsewhere certainly switches it off; otherwise it has a finding of its own
 */
public record Disagreement(
        Place place, Optional<EnvVar> own, List<EnvVar> others, String owner, Role role, boolean decided)
        implements Switch {
    public Disagreement {
        others = List.copyOf(others);
    }

    @Override
    public String subject() {
        return owner + " " + own.map(EnvVar::name).orElse("") + " elsewhere";
    }
}
