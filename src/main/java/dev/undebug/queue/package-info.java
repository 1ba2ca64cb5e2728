/**
 * Runs durable at-least-once work. Knows nothing of GitHub. It may import the core ({@code source} to {@code review}).
 * Begin with {@link Queue}.
 */
@NullMarked
package dev.undebug.queue;

import org.jspecify.annotations.NullMarked;
