/**
 * Implements the command line. It may import the core ({@code source} to {@code review}) and {@code git}. Begin with
 * {@link UndebugCommand}.
 */
@NullMarked
package dev.undebug.cli;

import org.jspecify.annotations.NullMarked;
