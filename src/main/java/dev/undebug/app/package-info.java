/**
 * Holds the composition root: settings from the environment, and the object graph. It may import everything. Begin with
 * {@link Main}.
 */
@NullMarked
package dev.undebug.app;

import org.jspecify.annotations.NullMarked;
