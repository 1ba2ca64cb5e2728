/**
 * The interface of readers, and the pieces that readers of several formats share. Of the rooms of {@code read} it may
 * import {@code read.shell}, {@code read.shell.program}, {@code read.shell.syntax}, {@code read.text}, {@code read.word}
 * and {@code read.yaml}. Begin with {@link Reader}.
 */
@NullMarked
package dev.undebug.read.format;

import org.jspecify.annotations.NullMarked;
