/**
 * Durable at-least-once work. Knows nothing of GitHub.
 */
@NullMarked
package dev.undebug.queue;

import org.jspecify.annotations.NullMarked;
