/**
 * GitHub's API: tokens, reading, publishing, limits. The only package that sees github-api and jjwt.
 */
@NullMarked
package dev.undebug.github;

import org.jspecify.annotations.NullMarked;
