/**
 * Runs shell scripts symbolically: which commands they start, with which variables, under which conditions. Of the rooms
 * of {@code read} it may import {@code read.shell.program}, {@code read.shell.syntax}, {@code read.text} and
 * {@code read.word}. Begin with {@link CommandReader}.
 */
@NullMarked
package dev.undebug.read.shell;

import org.jspecify.annotations.NullMarked;
