/**
 * A local git repository as a tree of sources.
 */
@NullMarked
package dev.undebug.git;

import org.jspecify.annotations.NullMarked;
