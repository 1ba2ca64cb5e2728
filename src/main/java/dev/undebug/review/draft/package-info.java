/**
 * What is said: the comments with their suggestions, the summary of the check, and what becomes of earlier comments. It
 * imports no other room of {@code review}. Begin with {@link Drafts}.
 */
@NullMarked
package dev.undebug.review.draft;

import org.jspecify.annotations.NullMarked;
