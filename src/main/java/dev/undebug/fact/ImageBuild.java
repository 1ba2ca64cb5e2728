package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A build of an image from a named Dockerfile: {@code docker build -f ops/image .}
 *
 * @param dockerfile as written; its base folder is unknown
 * @param place the build command
 * @param role the role of the image, as far as the place shows it
 */
public record ImageBuild(String dockerfile, Place place, Role role) {}
