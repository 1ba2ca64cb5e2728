/**
 * Runs the evaluator over entry modules and caches the results. Of the rooms of {@code service} it may import
 * {@code service.tree} and {@code service.verdict}. Begin with {@link RunCache}.
 */
@NullMarked
package dev.undebug.service.run;

import org.jspecify.annotations.NullMarked;
