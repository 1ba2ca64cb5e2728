package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import java.util.List;

/** Tells which containers are patches of others, as an overlay of kustomize has them: of the same name, without an image. */
public final class Patches {
    private final List<Unit> containers;

    public Patches(List<FileFacts> files) {
        containers = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER)
                .toList();
    }

    /** Returns whether others patch a container. */
    public boolean areFor(Unit container) {
        return !isPatch(container) && containers.stream().anyMatch(other -> isPatch(other) && names(other, container));
    }

    /** Returns what a container is made of, from the base to the patch. */
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
