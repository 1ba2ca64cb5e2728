/**
 * Reads a local git repository as a tree of sources. It may import the core ({@code source} to {@code review}). Begin
 * with {@link GitRepository}.
 */
@NullMarked
package dev.undebug.git;

import org.jspecify.annotations.NullMarked;
