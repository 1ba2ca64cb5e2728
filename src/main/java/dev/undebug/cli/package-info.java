/**
 * The command line.
 */
@NullMarked
package dev.undebug.cli;

import org.jspecify.annotations.NullMarked;
