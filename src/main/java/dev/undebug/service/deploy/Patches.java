package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import java.util.List;

/** Recognises containers that patch others, as in a kustomize overlay: same name, no image. */
public final class Patches {
    private final List<Unit> containers;

    public Patches(List<FileFacts> files) {
        containers = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER)
                .toList();
    }

    /** Returns whether other containers patch this one. */
    public boolean areFor(Unit container) {
        return !isPatch(container) && containers.stream().anyMatch(other -> isPatch(other) && names(other, container));
    }

    /** Returns the layers of a container, from the base to the patch. */
    public List<Unit> layers(Unit container) {
        if (!isPatch(container)) {
            return List.of(container);
        }
        return containers.stream()
                .filter(other -> !isPatch(other) && names(other, container))
                .findFirst()
                .map(base -> List.of(base, container))
                .orElse(List.of(container));
    }

    private static boolean isPatch(Unit container) {
        return container.origin().base().isEmpty();
    }

    private static boolean names(Unit one, Unit other) {
        return one.name().equals(other.name());
    }
}
