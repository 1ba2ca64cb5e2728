/**
 * The use case: read a pull request, scan it, compare, place on the diff, draft, publish. It may import {@code source},
 * {@code python}, {@code fact}, {@code read}, {@code flask}, {@code service}, {@code rule}, {@code rules}, {@code scan},
 * {@code pull} and {@code review.draft}. Begin with {@link ReviewPull}.
 */
@NullMarked
package dev.undebug.review;

import org.jspecify.annotations.NullMarked;
