/**
 * The composition root: settings from the environment and the object graph.
 */
@NullMarked
package dev.undebug.app;

import org.jspecify.annotations.NullMarked;
