/**
 * Finds launches: the start of each program, with its environment, entry module and Flask version. Of the rooms of
 * {@code service} it may import {@code service.command}, {@code service.deploy}, {@code service.environment},
 * {@code service.run}, {@code service.script}, {@code service.tree} and {@code service.verdict}. Begin with
 * {@link Launches}.
 */
@NullMarked
package dev.undebug.service.launch;

import org.jspecify.annotations.NullMarked;
