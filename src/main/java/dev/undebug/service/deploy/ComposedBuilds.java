package dev.undebug.service.deploy;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments that commands give to the images of compose services ({@code docker compose build --build-arg DEBUG=1}), and
 * the files that they change before. Of several commands, any may have made the image; what builds images for developers and tests says nothing of the others.
 */
final class ComposedBuilds {
    private final Map<ComposeBuild, Set<String>> files = new LinkedHashMap<>();

    /** @param paths the compose files that the build loads, repository paths */
    void add(ComposeBuild build, List<String> paths) {
        boolean matters = build.certain() || !build.changes().isEmpty();
        if (matters && !build.role().isPrivate()) {
            files.put(build, Set.copyOf(paths));
        }
    }

    /**
     * Returns a service with the arguments of the commands that build its image, and with what may change files before.
     *
     * @param layers its places in the files that contribute to it
     */
    Unit given(Unit service, List<Place> layers) {
        List<ComposeBuild> builds = files.entrySet().stream()
                .filter(entry -> entry.getKey().builds(service.name()))
                .filter(entry -> layers.stream().map(Place::path).anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
        Optional<BuildArguments> given = builds.stream()
                .filter(ComposeBuild::certain)
                .map(ComposeBuild::arguments)
                .reduce(BuildArguments::inCommonWith);
        List<Unit.Change> changes = builds.stream()
                .flatMap(build -> build.changes().stream())
                .distinct()
                .toList();
        boolean plain = given.filter(arguments -> !arguments.equals(BuildArguments.NONE))
                .isEmpty();
        return service.origin() instanceof Origin.Service origin && !(plain && changes.isEmpty())
                ? origin.build()
                        .map(build -> service.with(
                                origin.withBuild(build.with(build.arguments().and(given.orElse(BuildArguments.NONE)))
                                        .after(changes))))
                        .orElse(service)
                : service;
    }
}
