package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One of the environments of a thing does not switch off what another does.
 *
 * @param place where this one sets it, or itself where it forgets it
 * @param own what this one sets it to
 * @param others what others set it to; where it is forgotten, with what else is forgotten, each variable once
 * @param owner the unit that is not like the other
 * @param role who meets it
 * @param decided whether the other certainly switches it off; otherwise it has a finding of its own
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
