/**
 * One request and its answer: bounds, retries, limits, refusals, and nothing secret in a log. It imports no other room
 * of {@code github}. Begin with {@link Transport}.
 */
@NullMarked
package dev.undebug.github.http;

import org.jspecify.annotations.NullMarked;
