package dev.undebug.service.verdict;

import java.util.List;
import java.util.Optional;

/**
 * A switch that is on, with every way in which it reaches strangers.
 *
 * @param reaches at least one
 */
public record SwitchVerdict<S extends Switch>(S subject, List<Reach> reaches) {
    public SwitchVerdict {
        reaches = List.copyOf(reaches);
    }

    /** Returns this as the verdict on a switch of one kind; empty for other kinds. */
    public <T extends Switch> Optional<SwitchVerdict<T>> as(Class<T> kind) {
        return kind.isInstance(subject)
                ? Optional.of(new SwitchVerdict<>(kind.cast(subject), reaches))
                : Optional.empty();
    }
}
