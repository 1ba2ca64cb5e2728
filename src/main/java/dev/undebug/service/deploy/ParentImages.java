package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the images of the repository from which its other images are made, by their names: {@code FROM acme/base:1}. */
final class ParentImages {
    private static final int MAX_PARENTS = 10;

    private final Map<String, List<Named>> byName = new HashMap<>();

    /** An image that a compose file or a command builds under a name. */
    private record Named(ImageName name, Supplier<Optional<Image>> image) {}

    /**
     * @param composed the image of a service's build, without those that it is made from
     * @param built the image of a command's build, likewise
     */
    ParentImages(
            List<FileFacts> files,
            Function<Unit.Build, Optional<Image>> composed,
            Function<ImageBuild, Optional<Image>> built) {
        for (FileFacts file : files) {
            for (ImageBuild build : file.builds()) {
                build.tags().forEach(tag -> add(tag, () -> built.apply(build)));
            }
            for (Unit unit : file.units()) {
                if (unit.kind() == Unit.Kind.COMPOSE_SERVICE) {
                    unit.origin().base().ifPresent(name -> unit.origin()
                            .build()
                            .ifPresent(build -> add(name, () -> composed.apply(build))));
                }
            }
        }
    }

    private void add(String reference, Supplier<Optional<Image>> image) {
        ImageName name = ImageName.of(reference);
        if (!name.known().isEmpty() && !ImageOwner.isOfficial(name)) {
            byName.computeIfAbsent(name.known(), key -> new ArrayList<>()).add(new Named(name, image));
        }
    }

    /** Returns an image with those of the repository that it is made from. */
    Image complete(Image image) {
        return byName.isEmpty() ? image : complete(image, List.of(image));
    }

    /** @param made the images that are made from this one, and itself: none of them is its parent */
    private Image complete(Image image, List<Image> made) {
        if (made.size() > MAX_PARENTS) {
            return image;
        }
        return image.base()
                .flatMap(base -> parent(ImageName.of(base), made))
                .map(parent -> {
                    List<Image> more = new ArrayList<>(made);
                    more.add(parent);
                    return image.madeFrom(complete(parent, more));
                })
                .orElse(image);
    }

    /** Returns the image of a name; empty if builds of different images have it. */
    private Optional<Image> parent(ImageName name, List<Image> made) {
        List<Named> alike = byName.getOrDefault(name.known(), List.of());
        alike = NamedBuilds.preferred(alike, one -> one.name().whole().equals(name.whole()));
        alike = NamedBuilds.preferred(alike, one -> one.name().version().equals(name.version()));
        List<Image> found = alike.stream()
                .flatMap(one -> one.image().get().stream())
                .filter(image -> made.stream().noneMatch(other -> other.stage().equals(image.stage())))
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
