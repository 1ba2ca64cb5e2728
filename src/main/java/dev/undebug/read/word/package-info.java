/**
 * Words of command lines, with the quoting of the file that they stand in taken off. Of the rooms of {@code read} it may
 * import {@code read.text}. Begin with {@link WordReader}.
 */
@NullMarked
package dev.undebug.read.word;

import org.jspecify.annotations.NullMarked;
