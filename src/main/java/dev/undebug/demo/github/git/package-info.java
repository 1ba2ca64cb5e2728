/**
 * Implements the git side of the stand-in: commits, trees, diffs and patches on a real repository. It imports no other
 * room of {@code demo}. Begin with {@link GitStore}.
 */
@NullMarked
package dev.undebug.demo.github.git;

import org.jspecify.annotations.NullMarked;
