/**
 * Authenticates the app: its key, its installations and their tokens, and a client for each repository. Of the rooms of
 * {@code github} it may import {@code github.http}. Begin with {@link Clients}.
 */
@NullMarked
package dev.undebug.github.client;

import org.jspecify.annotations.NullMarked;
