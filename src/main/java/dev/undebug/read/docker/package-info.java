/**
 * Dockerfiles: stages, variables, copies and processes. Of the rooms of {@code read} it may import {@code read.format},
 * {@code read.packaging}, {@code read.shell}, {@code read.shell.syntax}, {@code read.text}, {@code read.word} and
 * {@code read.yaml}. Begin with {@link DockerfileReader}.
 */
@NullMarked
package dev.undebug.read.docker;

import org.jspecify.annotations.NullMarked;
