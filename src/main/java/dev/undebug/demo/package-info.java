/**
 * A stand-in for GitHub on a real git repository, with a page that shows the pull request.
 */
@NullMarked
package dev.undebug.demo;

import org.jspecify.annotations.NullMarked;
