package dev.undebug.fact;

import dev.undebug.source.Place;

/**
 * A file says that an image is built by a Dockerfile which it names: {@code docker build -f ops/image .}
 *
 * @param dockerfile as it is written, seen from a folder that is not told
 * @param place what says so
 * @param role who meets the image, as far as the place tells
 */
public record Build(String dockerfile, Place place, Role role) {}
