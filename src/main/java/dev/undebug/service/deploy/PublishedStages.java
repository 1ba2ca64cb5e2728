package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The stages whose images commands and pipelines build for visitors, though they are not the last ones of their
 * Dockerfiles: {@code docker build --target production}.
 */
final class PublishedStages {
    private final Map<Target, List<ImageBuild>> builds = new HashMap<>();

    PublishedStages(List<FileFacts> files) {
        files.stream().flatMap(file -> file.builds().stream()).forEach(build -> build.target()
                .ifPresent(name -> builds.computeIfAbsent(Target.of(build.dockerfile(), name), key -> new ArrayList<>())
                        .add(build)));
    }

    /** A stage of a Dockerfile. */
    private record Target(String dockerfile, String stage) {
        static Target of(String dockerfile, String stage) {
            return new Target(dockerfile, stage.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Returns the images of a stage that are built for visitors and start something: one for each context, and for the
     * arguments of each build.
     *
     * @param images the images of a build, if its Dockerfile is known
     */
    List<Image> of(Unit stage, Function<ImageBuild, Stream<Image>> images) {
        if (stage.origin().last() || stage.role().isPrivate()) {
            return List.of();
        }
        return builds.getOrDefault(Target.of(stage.place().path(), stage.name()), List.of()).stream()
                .filter(build -> isPublished(build, stage))
                .flatMap(images)
                .filter(Image::mayStart)
                .distinct()
                .toList();
    }

    /**
     * A build under a name with a publisher is pushed somewhere; others of a stage that is not called so may be a step to it.
     * A pipeline that only builds the stage for production tries what is built elsewhere.
     */
    private static boolean isPublished(ImageBuild build, Unit stage) {
        if (stage.role() == Role.PRODUCTION) {
            return build.role() != Role.DEVELOPMENT;
        }
        return !build.role().isPrivate()
                && (build.role() == Role.PRODUCTION
                        || build.tags().stream()
                                .anyMatch(tag -> ImageName.of(tag).whole().contains("/")));
    }
}
