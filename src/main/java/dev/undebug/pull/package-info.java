/**
 * A pull request as plain data, and the narrow ports to read one and to publish on it. It may import {@code source},
 * {@code python}, {@code fact}, {@code read}, {@code flask}, {@code service}, {@code rule}, {@code rules} and
 * {@code scan}. Begin with {@link PullRequest}.
 */
@NullMarked
package dev.undebug.pull;

import org.jspecify.annotations.NullMarked;
