/**
 * Reviews pull requests: reads, scans and compares them, places findings on the diff, drafts and publishes the review.
 * It may import {@code source}, {@code python}, {@code fact}, {@code read}, {@code flask}, {@code service},
 * {@code rule}, {@code rules}, {@code scan}, {@code pull} and {@code review.draft}. Begin with {@link ReviewPull}.
 */
@NullMarked
package dev.undebug.review;

import org.jspecify.annotations.NullMarked;
