/**
 * Follows the scripts and tasks that a launch calls to the programs that they start. Of the rooms of {@code service} it
 * may import {@code service.command}, {@code service.environment}, {@code service.tree} and {@code service.verdict}.
 * Begin with {@link Scripts}.
 */
@NullMarked
package dev.undebug.service.script;

import org.jspecify.annotations.NullMarked;
