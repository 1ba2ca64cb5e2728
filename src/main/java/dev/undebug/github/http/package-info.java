/**
 * Sends requests to GitHub: handles bounds, retries, limits and refusals, and keeps secrets out of logs. It imports no
 * other room of {@code github}. Begin with {@link Transport}.
 */
@NullMarked
package dev.undebug.github.http;

import org.jspecify.annotations.NullMarked;
