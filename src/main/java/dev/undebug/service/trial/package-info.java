/**
 * Runs programs with other variables, and tells which variable or which read of one decides a switch. Of the rooms of
 * {@code service} it may import {@code service.environment}, {@code service.launch}, {@code service.run},
 * {@code service.tree} and {@code service.verdict}. Begin with {@link Trials}.
 */
@NullMarked
package dev.undebug.service.trial;

import org.jspecify.annotations.NullMarked;
