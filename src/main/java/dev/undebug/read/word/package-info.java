/**
 * Words of command lines, without the quoting of their file. Of the rooms of {@code read} it may import
 * {@code read.text}. Begin with {@link WordReader}.
 */
@NullMarked
package dev.undebug.read.word;

import org.jspecify.annotations.NullMarked;
