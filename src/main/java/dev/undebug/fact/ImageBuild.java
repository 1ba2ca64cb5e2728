package dev.undebug.fact;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A build of an image: {@code docker build -f ops/image -t acme/shop .}
 *
 * @param dockerfile as written; its base folder is unknown
 * @param target the stage; empty for the last one
 * @param tags the names that the image gets, as written
 * @param place the build command
 * @param role the role of the image, as far as the place shows it
 */
public record ImageBuild(String dockerfile, Optional<String> target, List<String> tags, Place place, Role role) {
    public ImageBuild {
        tags = List.copyOf(tags);
    }

    /** Creates a build of the last stage whose name is not stated. */
    public ImageBuild(String dockerfile, Place place, Role role) {
        this(dockerfile, Optional.empty(), List.of(), place, role);
    }

    /** Returns the same build with another role. */
    public ImageBuild with(Role other) {
        return new ImageBuild(dockerfile, target, tags, place, other);
    }

    /** Returns the same build of an image with further names. */
    public ImageBuild and(List<String> names) {
        return new ImageBuild(
                dockerfile, target, Stream.concat(tags.stream(), names.stream()).toList(), place, role);
    }

    /** Returns the same build with the repository path of its Dockerfile. */
    public ImageBuild at(String path) {
        return new ImageBuild(path, target, tags, place, role);
    }
}
