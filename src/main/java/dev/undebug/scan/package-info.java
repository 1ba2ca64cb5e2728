/**
 * Scans a tree for services and findings. It may import {@code source}, {@code python}, {@code fact}, {@code read},
 * {@code flask}, {@code service}, {@code rule}, {@code rules}, {@code scan.allow} and {@code scan.config}. Begin with
 * {@link Scanner}.
 */
@NullMarked
package dev.undebug.scan;

import org.jspecify.annotations.NullMarked;
