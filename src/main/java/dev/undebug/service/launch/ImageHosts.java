package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.service.deploy.Image;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.deploy.Kustomizations.Deployed;
import dev.undebug.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The platforms that run the images of a repository: an image that only one platform is seen to run gets the variables
 * of that platform.
 */
final class ImageHosts {
    private final Map<Place, Unit> hosts = new HashMap<>();
    private final Set<Place> several = new HashSet<>();

    ImageHosts(List<FileFacts> files, List<Deployed> deployed, Images images) {
        Stream<Unit> written = files.stream().flatMap(file -> file.units().stream());
        Stream.concat(written, deployed.stream().map(Deployed::container))
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER || unit.kind() == Unit.Kind.CONTAINER_RUN)
                .filter(unit -> unit.origin().platform().isPresent())
                .forEach(unit ->
                        image(unit, images).ifPresent(image -> add(image.stage().place(), unit)));
    }

    private static Optional<Image> image(Unit unit, Images images) {
        return unit.origin().build().flatMap(images::byPlatform).or(() -> images.named(unit));
    }

    private void add(Place stage, Unit unit) {
        Unit known = hosts.putIfAbsent(stage, unit);
        if (known != null && !platform(known).equals(platform(unit))) {
            several.add(stage);
        }
    }

    private static Optional<Platform> platform(Unit unit) {
        return unit.origin().platform();
    }

    /** Returns a unit of the platform that runs the image of a stage. */
    Optional<Unit> of(Unit stage) {
        return Optional.ofNullable(hosts.get(stage.place())).filter(host -> !several.contains(stage.place()));
    }
}
