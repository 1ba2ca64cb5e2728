/**
 * The use case: read a pull request, scan it, compare, place on the diff, draft, publish.
 */
@NullMarked
package dev.undebug.review;

import org.jspecify.annotations.NullMarked;
