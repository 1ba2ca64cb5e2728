/**
 * Holds a pull request as plain data, and the narrow ports for reading it and publishing to it. It may import
 * {@code source}, {@code python}, {@code fact}, {@code read}, {@code flask}, {@code service}, {@code rule},
 * {@code rules} and {@code scan}. Begin with {@link PullRequest}.
 */
@NullMarked
package dev.undebug.pull;

import org.jspecify.annotations.NullMarked;
