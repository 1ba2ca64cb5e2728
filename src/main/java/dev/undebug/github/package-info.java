/**
 * GitHub's API behind the ports of {@code pull}: reading pull requests, publishing checks and reviews. It may import the
 * core ({@code source} to {@code review}) and {@code github.client} and {@code github.http}. Begin with
 * {@link GitHubEdge}.
 */
@NullMarked
package dev.undebug.github;

import org.jspecify.annotations.NullMarked;
