/**
 * Writes the texts of a review: comments with suggestions, the summary of the check, and corrections of earlier
 * comments. It imports no other room of {@code review}. Begin with {@link Drafts}.
 */
@NullMarked
package dev.undebug.review.draft;

import org.jspecify.annotations.NullMarked;
