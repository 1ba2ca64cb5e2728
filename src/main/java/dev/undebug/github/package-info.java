/**
 * Implements the ports of {@code pull} with GitHub's API: reads pull requests, publishes checks and reviews. It may
 * import the core ({@code source} to {@code review}) and {@code github.client} and {@code github.http}. Begin with
 * {@link GitHubEdge}.
 */
@NullMarked
package dev.undebug.github;

import org.jspecify.annotations.NullMarked;
