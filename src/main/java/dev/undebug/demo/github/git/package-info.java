/**
 * The git of the stand-in: commits, trees, differences and patches on a real repository. It imports no other room of
 * {@code demo}. Begin with {@link GitStore}.
 */
@NullMarked
package dev.undebug.demo.github.git;

import org.jspecify.annotations.NullMarked;
